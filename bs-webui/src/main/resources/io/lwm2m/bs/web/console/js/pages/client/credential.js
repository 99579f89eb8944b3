import { html } from '../../lib.js';
import { Empty } from '../../ui/empty.js';

/** How the device proves itself to this server. */
export function ClientCredential() {
  return html`<${Empty} icon="credentials" title="No credential"><p>The device asks over plain coap.</p><//>`;
}
