import { html, useState } from '../lib.js';
import { Field } from './field.js';

/** Numbers, one after the other; common ones at a press. */
export function ListField({ property, value, onChange, onLeave, label, help, note, must, problems, cautions }) {
  const [text, setText] = useState(print(value));
  function change(next) {
    setText(next);
    onChange(parse(next));
  }
  const has = (one) => parse(text)?.some?.((there) => String(there) === String(one));
  return html`<${Field} ...${{ label, help, note, must, problems, cautions }} wide=${true}>${({ id, describedBy, invalid }) => html`
    <input id=${id} type="text" value=${text} autocomplete="off" placeholder="49320, 49316" aria-describedby=${describedBy} aria-invalid=${invalid}
      onInput=${(event) => change(event.target.value)} onBlur=${onLeave} />
    ${property.suggestions && html`<div class="chips">${property.suggestions.filter((one) => !has(one.value)).map((one) => html`
      <button type="button" class="chip" onClick=${() => change([text.trim(), one.value].filter(Boolean).join(', '))}>+ ${one.label}</button>`)}</div>`}
  `}<//>`;
}

const print = (value) => (Array.isArray(value) ? value.join(', ') : value || '');

/** What is no number stays text, for the server to say so. */
function parse(text) {
  const parts = text.split(/[,;\s]+/).filter(Boolean);
  return parts.length ? parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part)) : '';
}
