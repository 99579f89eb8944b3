import { html } from '../../lib.js';
import { useResource } from '../../api/resource.js';
import { Command } from '../../ui/copy.js';
import { reachable } from '../../words/address.js';
import { securedCommand } from '../../words/devices.js';

/** A device to try a pre-shared key with. */
export function TryIt({ name, identity }) {
  const { data } = useResource('/server');
  const secure = data?.endpoints.find((endpoint) => endpoint.startsWith('coaps:'));
  if (!secure) return null;
  return html`<details class="as-table"><summary>Try it with the simulated device</summary>
    <p class="hint">With the key in a file <code>device.key</code>, as <code>hex:00ff…</code></p>
    <${Command} text=${securedCommand(name, reachable(secure), identity)} /></details>`;
}
