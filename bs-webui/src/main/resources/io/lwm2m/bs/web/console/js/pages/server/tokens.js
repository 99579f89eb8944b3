import { html, useState } from '../../lib.js';
import { useCell } from '../../cell.js';
import { path, post, remove } from '../../api/http.js';
import { may, me } from '../../api/me.js';
import { asProblem } from '../../api/problem.js';
import { useResource } from '../../api/resource.js';
import { Copyable } from '../../ui/copy.js';
import { Dialog } from '../../ui/dialog.js';
import { Loaded } from '../../ui/loading.js';
import { ProblemBox } from '../../ui/problem-box.js';
import { Time } from '../../ui/time.js';

const ROLES = [
  { value: 'read', label: 'read: sees everything but keys' },
  { value: 'edit', label: 'edit: changes clients and credentials' },
  { value: 'admin', label: 'admin: everything' },
];

/** Tokens that let people and programs in; for those who may give them, where logging in is needed at all. */
export function Tokens() {
  const { authentication } = useCell(me);
  return authentication !== 'none' && may('admin') ? html`<${Panel} />` : null;
}

function Panel() {
  const tokens = useResource('/tokens');
  const [made, setMade] = useState(null);
  const [removing, setRemoving] = useState('');
  return html`<section class="panel" aria-labelledby="tokens"><h2 id="tokens">Who may log in</h2>
    ${made && html`<div class="panel warn made" aria-live="polite"><p>The token of <b>${made.name}</b>. It is shown only now.</p>
      <${Copyable} text=${made.token} what="the token" /></div>`}
    <${Loaded} resource=${tokens} title="Tokens cannot be shown">${({ tokens: all }) => html`<dl class="pairs">
      ${all.map((one) => html`<div key=${one.name}><dt>${one.name}</dt><dd class="token"><span>${one.role}, since <${Time} at=${one.created} /></span>
        <button type="button" class="danger small" aria-label=${`Remove the token of ${one.name}`} onClick=${() => setRemoving(one.name)}>Remove</button></dd></div>`)}</dl>`}<//>
    <${Add} onMade=${(token) => (setMade(token), tokens.reload())} />
    ${removing && html`<${Remove} name=${removing} onClose=${() => setRemoving('')} onRemoved=${tokens.reload} />`}
  </section>`;
}

function Add({ onMade }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState('read');
  const [problem, setProblem] = useState(null);
  async function add(event) {
    event.preventDefault();
    try {
      const { body } = await post('/tokens', { name: name.trim(), role });
      setName('');
      setProblem(null);
      onMade(body);
    } catch (failure) {
      setProblem(asProblem(failure));
    }
  }
  return html`<form class="add-token" onSubmit=${add}>
    <label>Name <input required value=${name} autocomplete="off" spellcheck=${false} onInput=${(event) => setName(event.target.value)} /></label>
    <label>Role <select value=${role} onChange=${(event) => setRole(event.target.value)}>
      ${ROLES.map(({ value, label }) => html`<option value=${value}>${label}</option>`)}</select></label>
    <button type="submit" class="secondary">Make a token</button>
    <${ProblemBox} problem=${problem} title="No token was made" />
  </form>`;
}

function Remove({ name, onClose, onRemoved }) {
  const [problem, setProblem] = useState(null);
  async function carryOut() {
    try {
      await remove(path`/tokens/${name}`);
      onClose();
      onRemoved();
    } catch (failure) {
      setProblem(asProblem(failure));
    }
  }
  return html`<${Dialog} title=${`Remove the token of ${name}?`} onClose=${onClose} actions=${html`
    <button type="button" class="secondary" onClick=${onClose}>Cancel</button>
    <button type="button" class="danger" onClick=${carryOut}>Remove</button>`}>
    <p>Whoever uses it is logged out at once.</p><${ProblemBox} problem=${problem} title="It was not removed" /><//>`;
}
