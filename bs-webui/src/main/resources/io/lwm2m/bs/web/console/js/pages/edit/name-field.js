import { html, useState } from '../../lib.js';
import { path } from '../../api/http.js';
import { Field } from '../../fields/field.js';

/** The endpoint name of a new client. */
export function NameField({ value, onChange, taken, asked }) {
  const [left, setLeft] = useState(false);
  const missing = (left || asked) && !value.trim();
  const problems = missing ? ['the client needs a name'] : taken ? ['a client with this name is there already'] : [];
  return html`<div class="panel name-panel"><${Field} label="Client name" must=${true} problems=${problems} wide=${true}
    help="The endpoint name of the device, exactly as the device sends it">${({ id, describedBy, invalid }) => html`
      <input id=${id} type="text" value=${value} autocomplete="off" spellcheck=${false} aria-required="true"
        aria-describedby=${describedBy} aria-invalid=${invalid} placeholder="urn:imei:490154203237518"
        onInput=${(event) => onChange(event.target.value)} onBlur=${() => setLeft(true)} />
      ${taken && html`<p><a href=${path`/clients/${value.trim()}`}>Open ${value.trim()}</a></p>`}
    `}<//></div>`;
}
