import { html } from '../../lib.js';
import { Copyable } from '../../ui/copy.js';
import { reachable } from '../../words/address.js';
import { Identity } from '../server/identity.js';

/** What a device needs to find this server and to know it. */
export function Endpoints({ server, brief = true, children }) {
  return html`<section class="panel" aria-labelledby="endpoints">
    <h2 id="endpoints">For devices</h2>
    <dl class="stacked">
      ${server.endpoints.map((endpoint) => html`<${Endpoint} endpoint=${endpoint} />`)}
      ${!server.endpoints.length && html`<div><dt>Address</dt><dd>Devices are not served now.</dd></div>`}
      <${Identity} server=${server} brief=${brief} />
    </dl>
    ${children}
  </section>`;
}

function Endpoint({ endpoint }) {
  const shown = reachable(endpoint);
  const secure = endpoint.startsWith('coaps');
  return html`<div><dt>${secure ? 'Secure (DTLS)' : 'Plain'}</dt>
    <dd><${Copyable} text=${shown} what=${`the ${secure ? 'secure' : 'plain'} address`} />
      ${shown !== endpoint && html`<small class="hint">listens on all addresses of this machine</small>`}</dd></div>`;
}
