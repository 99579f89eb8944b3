import { html, useState } from '../../lib.js';
import { path, post, remove } from '../../api/http.js';
import { may } from '../../api/me.js';
import { asProblem } from '../../api/problem.js';
import { forgetAnswers } from '../../api/resource.js';
import { go } from '../../app/router.js';
import { ProblemBox } from '../../ui/problem-box.js';
import { toast } from '../../ui/toast.js';
import { CopyClient } from './copy-client.js';

/** What can be done with a client. */
export function Actions({ name, etag }) {
  const [copying, setCopying] = useState(false);
  const [state, setState] = useState({});
  if (!may('edit')) return null;
  async function takeAway() {
    setState({ busy: true });
    try {
      const { body } = await remove(path`/configs/${name}`, etag ? { 'If-Match': etag } : {});
      forgetAnswers();
      go('/clients');
      toast({ text: `${name} is removed.`, action: 'Undo', seconds: 60, onAction: () => bringBack(name, body.undo) });
    } catch (failure) {
      setState({ problem: asProblem(failure) });
    }
  }
  return html`
    <a role="button" href=${path`/clients/${name}/edit`}>Edit</a>
    <button type="button" class="secondary" onClick=${() => setCopying(true)}>Copy</button>
    <button type="button" class="secondary danger" aria-busy=${state.busy ? 'true' : null} onClick=${takeAway}>Remove</button>
    ${copying && html`<${CopyClient} name=${name} onClose=${() => setCopying(false)} />`}
    <${ProblemBox} problem=${state.problem} title="It was not removed" />
  `;
}

/** With its keys; the server remembers for some minutes. */
async function bringBack(name, token) {
  await post(path`/undo/${token}`);
  forgetAnswers();
  go(path`/clients/${name}`);
  toast({ text: `${name} is back.` });
}
