import { html, useState } from '../../lib.js';
import { path, remove } from '../../api/http.js';
import { may } from '../../api/me.js';
import { asProblem } from '../../api/problem.js';
import { forgetAnswers } from '../../api/resource.js';
import { Dialog } from '../../ui/dialog.js';
import { Icon } from '../../ui/icon.js';
import { ProblemBox } from '../../ui/problem-box.js';
import { toast } from '../../ui/toast.js';
import { shownBy } from './modes.js';
import { TryIt } from './try-it.js';

/** One credential, without its key. */
export function CredentialCard({ name, mode, credential, onEdit, onRemoved }) {
  const [asking, setAsking] = useState(false);
  return html`
    <header class="account-head"><${Icon} name="credentials" /><h2>${mode.label}</h2>
      ${may('edit') && html`<div class="actions">
        <button type="button" class="secondary small" onClick=${onEdit} aria-label=${`Replace ${mode.label}`}>Replace</button>
        <button type="button" class="danger small" onClick=${() => setAsking(true)} aria-label=${`Remove ${mode.label}`}>Remove</button></div>`}
    </header>
    <p class="muted">${mode.help}</p>
    <dl class="pairs">${shownBy(mode.id, credential).map(({ label, kind, value }) => html`
      <div><dt>${label}</dt><dd class=${kind === 'secret' ? 'muted' : ''}>${kind === 'secret' ? 'stored, never shown' : html`<code>${value}</code>`}</dd></div>`)}
      <div><dt>Known by</dt><dd><code>${credential.subject}</code></dd></div></dl>
    ${credential.identity && html`<${TryIt} name=${name} identity=${credential.identity} />`}
    ${asking && html`<${RemoveCredential} ...${{ name, mode, onRemoved }} onClose=${() => setAsking(false)} />`}
  `;
}

/** Its key cannot be read back, so this cannot be undone, and asks. */
function RemoveCredential({ name, mode, onRemoved, onClose }) {
  const [state, setState] = useState({});
  async function carryOut() {
    setState({ busy: true });
    try {
      await remove(path`/credentials/${name}/${mode.id}`);
      forgetAnswers();
      onClose();
      onRemoved();
      toast({ text: `${mode.label} of ${name} is removed.` });
    } catch (failure) {
      setState({ problem: asProblem(failure) });
    }
  }
  return html`<${Dialog} title=${`Remove the ${mode.label} of ${name}?`} onClose=${onClose} actions=${html`
    <button type="button" class="secondary" onClick=${onClose}>Cancel</button>
    <button type="button" class="danger" aria-busy=${state.busy ? 'true' : null} onClick=${carryOut}>Remove</button>`}>
    <p>The device can no longer prove itself this way. This cannot be undone: keys cannot be read back.</p>
    <${ProblemBox} problem=${state.problem} title="It was not removed" /><//>`;
}
