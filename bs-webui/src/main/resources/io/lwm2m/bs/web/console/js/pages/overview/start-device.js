import { html, useState } from '../../lib.js';
import { Command } from '../../ui/copy.js';
import { deviceCommands } from '../../words/devices.js';
import { reachable } from '../../words/address.js';

/** Command lines of several devices, made to be copied. */
export function StartDevice({ name, server }) {
  const [chosen, setChosen] = useState(0);
  const plain = server.endpoints.find((endpoint) => endpoint.startsWith('coap:'));
  if (!plain) return html`<p class="muted">This server takes devices over coaps only: give the client a credential, and the device its key.</p>`;
  const commands = deviceCommands(name || 'node1', reachable(plain));
  return html`
    <fieldset class="segments small"><legend class="sr-only">Kind of device</legend>
      ${commands.map(({ label }, i) => html`<label>
        <input type="radio" name="device" checked=${i === chosen} onChange=${() => setChosen(i)} /><span>${label}</span></label>`)}
    </fieldset>
    <${Command} text=${commands[chosen].text} what=${`the command for ${commands[chosen].label}`} />
  `;
}
