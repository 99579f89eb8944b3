import { html } from '../../lib.js';
import { codeText } from '../../words/codes.js';
import { bytes } from '../../words/numbers.js';
import { milliseconds } from '../../words/time.js';
import { formatName } from '../../words/session.js';

/** The same as the diagram, for reading, copying and screen readers. */
export function ExchangeTable({ session }) {
  if (!session.exchanges.length) return null;
  return html`<details class="as-table"><summary>As a table</summary>
    <div class="table-frame" tabindex="0" role="region" aria-label="Exchanges as a table"><table class="plain">
      <thead><tr><th scope="col">#</th><th scope="col">Request</th><th scope="col">Path</th><th scope="col">Format</th>
        <th scope="col">Size</th><th scope="col">Answer</th><th scope="col">Time</th></tr></thead>
      <tbody>${session.exchanges.map((exchange, i) => html`<tr>
        <td>${i + 1}</td><td>${exchange.request}</td><td><code>${exchange.path}</code></td><td>${formatName(exchange.format)}</td>
        <td>${exchange.bytes ? bytes(exchange.bytes) : ''}</td>
        <td>${codeText(exchange.code)}${exchange.diagnostic && html` <q>${exchange.diagnostic}</q>`}</td>
        <td>${milliseconds(exchange.milliseconds)}</td></tr>`)}</tbody>
    </table></div>
  </details>`;
}
