import { html, useState } from '../../lib.js';
import { path, query } from '../../api/http.js';
import { useResource } from '../../api/resource.js';
import { Loaded } from '../../ui/loading.js';
import { Plan } from '../../ui/plan.js';

const FORMATS = [
  { value: '', label: 'TLV' },
  { value: 'SENML_CBOR', label: 'SenML CBOR' },
  { value: 'SENML_JSON', label: 'SenML JSON' },
];

/** What the device will be sent, request by request. */
export function ClientPlan({ name }) {
  const [format, setFormat] = useState('');
  const plan = useResource(path`/clients/${name}/plan` + query({ format }));
  return html`
    <div class="list-head">
      <p class="muted">The requests of a session, in their order, for a device whose own bootstrap account is <code>/0/0</code>.</p>
      <fieldset class="segments small"><legend class="sr-only">Format</legend>
        ${FORMATS.map(({ value, label }) => html`<label>
          <input type="radio" name="format" checked=${format === value} onChange=${() => setFormat(value)} /><span>${label}</span></label>`)}
      </fieldset>
    </div>
    <${Loaded} resource=${plan} title="The plan cannot be shown">${(data) => html`<section class="panel"><${Plan} plan=${data} open=${true} /></section>`}<//>
  `;
}
