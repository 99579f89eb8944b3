import { html } from '../../lib.js';
import { useCell } from '../../cell.js';
import { feed } from '../../api/feed.js';
import { fullTime, span } from '../../words/time.js';
import { counted } from '../../words/numbers.js';

/** One line: is it up? */
export function State({ server }) {
  const { state } = useCell(feed.connection);
  if (!server) return null;
  const serves = server.endpoints.length > 0;
  if (state === 'lost') return html`<p class="state" data-state="bad"><span class="light" aria-hidden="true"></span>Not reachable</p>`;
  return html`<p class="state" data-state=${serves ? 'good' : 'bad'}>
    <span class="light" aria-hidden="true"></span>
    <span>${serves ? 'Serving devices' : 'Not serving devices'}<span class="muted">, up for <time title=${fullTime(server.since)}>${span((Date.now() - new Date(server.since)) / 1000)}</time></span></span>
    <a class="muted" href="/clients">${counted(server.clients, 'client')}</a>
  </p>`;
}
