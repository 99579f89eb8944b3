import { html } from '../lib.js';
import { Field } from './field.js';

/** Text and numbers. What is typed goes to the server as it is: its message is better than a field that refuses keys. */
export function TextField({ property, value = '', onChange, onLeave, spoken, label, help, note, must, problems, cautions }) {
  const number = /Integer/.test(property.type);
  const uri = property.name === 'serverURI';
  const list = property.suggestions && `${property.name}-suggestions`;
  return html`<${Field} ...${{ label, help, note, must, problems, cautions }} wide=${uri}>${({ id, describedBy, invalid }) => html`
    <div class="with-unit">
      <input id=${id} type="text" inputmode=${number ? 'numeric' : uri ? 'url' : null} value=${value} list=${list || null}
        placeholder=${uri ? 'coaps://lwm2m.example.com:5684' : placeholder(property)} autocomplete="off" spellcheck=${false}
        aria-describedby=${describedBy} aria-invalid=${invalid} aria-required=${must ? 'true' : null}
        onInput=${(event) => onChange(event.target.value)} onBlur=${onLeave} />
      ${spoken && html`<span class="unit">${spoken}</span>`}
    </div>
    ${list && html`<datalist id=${list}>${property.suggestions.map((one) => html`<option value=${one.value}>${one.label}</option>`)}</datalist>`}
  `}<//>`;
}

function placeholder({ default: value, name }) {
  if (name === 'shortServerId') return 'lowest free one';
  return value === undefined ? '' : String(value);
}
