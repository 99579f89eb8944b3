import { html, useEffect, useState } from '../../lib.js';
import { setQuery } from '../../app/router.js';
import { ZONE } from '../../words/time.js';
import { RANGES } from './ranges.js';

const OUTCOMES = [
  { value: '', label: 'All' },
  { value: 'bootstrapped', label: 'Bootstrapped' },
  { value: 'failed', label: 'Failed' },
  { value: 'refused', label: 'Refused' },
];

/** What the list is narrowed to; all of it is in the address. */
export function Filters({ filter }) {
  const change = (changes) => setQuery({ ...changes, before: '' });
  return html`<form class="filters" onSubmit=${(event) => event.preventDefault()}>
    <fieldset class="segments"><legend class="sr-only">Outcome</legend>
      ${OUTCOMES.map(({ value, label }) => html`<label>
        <input type="radio" name="outcome" checked=${filter.outcome === value} onChange=${() => change({ outcome: value })} /><span>${label}</span></label>`)}
    </fieldset>
    <${ClientField} value=${filter.client} onChange=${(client) => change({ client })} />
    <label class="field-inline"><span class="sr-only">Time</span>
      <select value=${filter.range} onChange=${(event) => change({ range: event.target.value, from: '', until: '' })}>
        ${RANGES.map(({ value, label }) => html`<option value=${value}>${label}</option>`)}
      </select></label>
    ${filter.range === 'own' && html`
      <div class="own-range">
        <label>From <input type="datetime-local" value=${filter.from} onChange=${(event) => change({ from: event.target.value })} /></label>
        <label>until <input type="datetime-local" value=${filter.until} onChange=${(event) => change({ until: event.target.value })} /></label>
        <small class="hint">in ${ZONE}</small>
      </div>`}
  </form>`;
}

function ClientField({ value, onChange }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return html`<label class="field-inline client-field"><span class="sr-only">Client name</span>
    <input type="search" placeholder="Client name" autocomplete="off" spellcheck=${false} value=${text}
      onInput=${(event) => setText(event.target.value)} onChange=${() => onChange(text.trim())} /></label>`;
}
