import { html } from '../lib.js';
import { Field } from './field.js';

/** One of some values, or none: then the default holds. */
export function ChoiceField({ property, values, automatic, value, onChange, onLeave, label, help, note, must, problems, cautions }) {
  const known = value === undefined || value === '' || values.some((one) => String(one.value) === String(value));
  function choose(text) {
    const found = values.find((one) => String(one.value) === text);
    onChange(found ? found.value : '');
  }
  return html`<${Field} ...${{ label, note, must, problems, cautions }} help=${/^\d/.test(help) ? '' : help}>${({ id, describedBy, invalid }) => html`
    <select id=${id} value=${value === undefined ? '' : String(value)} aria-describedby=${describedBy} aria-invalid=${invalid}
      onChange=${(event) => choose(event.target.value)} onBlur=${onLeave}>
      <option value="">${automatic || unset(property, values)}</option>
      ${values.map((one) => html`<option value=${String(one.value)}>${text(one)}</option>`)}
      ${!known && html`<option value=${String(value)}>${String(value)}</option>`}
    </select>
  `}<//>`;
}

function text({ value, label }) {
  return typeof value === 'boolean' || String(value) === label ? label : `${label} (${value})`;
}

function unset(property, values) {
  const byDefault = values.find((one) => one.value === property.default);
  return byDefault ? `Default: ${byDefault.label}` : 'Not given';
}
