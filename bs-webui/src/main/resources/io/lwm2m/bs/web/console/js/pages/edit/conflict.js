import { html } from '../../lib.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemBox } from '../../ui/problem-box.js';
import { go } from '../../app/router.js';
import { MASK, shown } from '../../words/properties.js';
import { draftOf } from './draft.js';

/** Somebody else was faster: both versions, and the choice. */
export function Conflict({ name, properties, mine, conflict, onClose, onKeepMine, restart }) {
  if (conflict.problem) {
    return html`<${Dialog} title="Somebody else changed this client" onClose=${onClose} actions=${html`<button type="button" onClick=${onClose}>Back to the form</button>`}>
      <${ProblemBox} problem=${conflict.problem} title="What it has now cannot be read" /><//>`;
  }
  if (conflict.gone) return html`<${Gone} ...${{ name, onClose, onKeepMine }} />`;
  const takeTheirs = () => restart({ accounts: draftOf(conflict.configs), etag: conflict.etag, client: name });
  return html`<${Dialog} wide=${true} title="Somebody else changed this client meanwhile" onClose=${onClose} actions=${html`
    <button type="button" class="secondary" autofocus onClick=${onClose}>Back to the form</button>
    <button type="button" class="secondary" onClick=${takeTheirs}>Take what is stored</button>
    <button type="button" onClick=${() => onKeepMine(conflict.etag)}>Save yours over it</button>`}>
    <p>Nothing is lost yet. This is where the two versions differ; choose which one stays.</p>
    <${Differences} ...${{ properties, mine, theirs: conflict.configs }} />
  <//>`;
}

function Gone({ name, onClose, onKeepMine }) {
  return html`<${Dialog} title=${`${name} was removed meanwhile`} onClose=${onClose} actions=${html`
    <button type="button" class="secondary" onClick=${() => (onClose(), go('/clients'))}>Leave it removed</button>
    <button type="button" onClick=${() => onKeepMine(null)}>Add it again</button>`}>
    <p>Somebody else removed this client. Its stored keys are gone: when you add it again, give them anew.</p><//>`;
}

function Differences({ properties, mine, theirs }) {
  const rows = differences(properties, mine, theirs);
  return html`<div class="table-frame" tabindex="0" role="region" aria-label="Differences"><table class="plain differences">
    <thead><tr><th scope="col">Setting</th><th scope="col">Yours</th><th scope="col">Stored now</th></tr></thead>
    <tbody>${rows.map((row) => html`<tr><th scope="row"><span class="id">${row.id}</span> ${row.label}</th><td>${row.mine}</td><td>${row.theirs}</td></tr>`)}
      ${!rows.length && html`<tr><td colspan="3">They are the same, except perhaps for keys.</td></tr>`}</tbody>
  </table></div>`;
}

/** One row for each property that is not the same. */
function differences(properties, mine, theirs) {
  const ids = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].sort((a, b) => a - b);
  return ids.flatMap((id) =>
    properties
      .filter(({ name }) => !same(mine[id]?.[name], theirs[id]?.[name]))
      .map((property) => ({
        id,
        label: property.label || property.name,
        mine: told(property, mine[id]),
        theirs: told(property, theirs[id]),
      })),
  );
}

const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function told(property, account) {
  if (!account) return 'no such account';
  const value = account[property.name];
  if (value === undefined) return 'not given';
  return property.secret && value !== MASK ? 'a new key' : shown(property, value);
}
