import { html, useState } from '../lib.js';
import { Icon } from '../ui/icon.js';
import { Field } from './field.js';

const RIGHTS = [
  { bit: 1, label: 'Read' },
  { bit: 2, label: 'Write' },
  { bit: 4, label: 'Execute' },
  { bit: 8, label: 'Delete' },
  { bit: 16, label: 'Create' },
];

/** What the server may do with which object instance. */
export function AccessField({ value, onChange, onLeave, label, help, note, problems, cautions }) {
  const [rows, setRows] = useState(() => Object.entries(value || {}));
  function change(next) {
    setRows(next);
    const named = next.filter(([path]) => path.trim());
    onChange(named.length ? Object.fromEntries(named) : '');
  }
  const put = (i, row) => change(rows.map((old, k) => (k === i ? row : old)));
  return html`<${Field} ...${{ label, help, note, problems, cautions }} wide=${true} group=${true}>${() => html`
    <div class="rights" onFocusOut=${onLeave}>
      ${rows.map(([path, bits], i) => html`<div class="rights-row">
        <input type="text" aria-label="Object instance" placeholder="/3/0" value=${path} autocomplete="off"
          onInput=${(event) => put(i, [event.target.value, bits])} />
        <div class="bits">${RIGHTS.map(({ bit, label: right }) => html`<label>
          <input type="checkbox" checked=${Boolean(bits & bit)} onChange=${() => put(i, [path, bits ^ bit])} />${right}</label>`)}</div>
        <button type="button" class="quiet icon-only" aria-label=${`Remove ${path || 'this row'}`} onClick=${() => change(rows.filter((_, k) => k !== i))}>
          <${Icon} name="close" size="16" /></button>
      </div>`)}
      <button type="button" class="secondary small" onClick=${() => setRows([...rows, ['', 1]])}>Add an object instance</button>
    </div>
  `}<//>`;
}
