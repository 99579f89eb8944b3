import { html, useState } from '../../lib.js';
import { path, post, remove } from '../../api/http.js';
import { may } from '../../api/me.js';
import { asProblem } from '../../api/problem.js';
import { forgetAnswers } from '../../api/resource.js';
import { go } from '../../app/router.js';
import { toast } from '../../ui/toast.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemBox } from '../../ui/problem-box.js';
import { CopyClient } from './copy-client.js';

/** What can be done with a client. */
export function Actions({ name, etag }) {
  const [asking, setAsking] = useState('');
  if (!may('edit')) return null;
  return html`
    <a role="button" href=${path`/clients/${name}/edit`}>Edit</a>
    <button type="button" class="secondary" onClick=${() => setAsking('copy')}>Copy</button>
    <button type="button" class="secondary danger" onClick=${() => setAsking('remove')}>Remove</button>
    ${asking === 'copy' && html`<${CopyClient} name=${name} onClose=${() => setAsking('')} />`}
    ${asking === 'remove' && html`<${Remove} name=${name} etag=${etag} onClose=${() => setAsking('')} />`}
  `;
}

function Remove({ name, etag, onClose }) {
  const [state, setState] = useState({});
  async function carryOut() {
    setState({ busy: true });
    try {
      const { body } = await remove(path`/configs/${name}`, etag ? { 'If-Match': etag } : {});
      forgetAnswers();
      go('/clients');
      toast({ text: `${name} is removed.`, ...undoing(name, body) });
    } catch (failure) {
      setState({ problem: asProblem(failure) });
    }
  }
  return html`<${Dialog} title=${`Remove ${name}?`} onClose=${onClose} actions=${html`
    <button type="button" class="secondary" onClick=${onClose}>Cancel</button>
    <button type="button" class="danger" aria-busy=${state.busy ? 'true' : null} onClick=${carryOut}>Remove</button>`}>
    <p>Its server accounts and their keys go, and the device is refused from then on. Its sessions stay in the list.</p>
    <p class="muted">You can undo this for some minutes.</p>
    <${ProblemBox} problem=${state.problem} title="It was not removed" />
  <//>`;
}

function undoing(name, body) {
  if (!body?.undo) return {};
  return {
    action: 'Undo',
    onAction: async () => {
      await post(path`/undo/${body.undo}`);
      forgetAnswers();
      go(path`/clients/${name}`);
      toast({ text: `${name} is back.` });
    },
  };
}
