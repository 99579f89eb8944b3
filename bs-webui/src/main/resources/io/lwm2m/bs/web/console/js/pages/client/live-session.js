import { html } from '../../lib.js';
import { path } from '../../api/http.js';
import { Outcome } from '../../ui/outcome.js';
import { counted } from '../../words/numbers.js';

/** A session of this client runs now. */
export function LiveSession({ session }) {
  const last = session.waiting || session.exchanges[session.exchanges.length - 1];
  return html`<a class="notice running" href=${path`/sessions/${session.id}`}>
    <${Outcome} of="running" />
    <span>${counted(session.exchanges.length, 'exchange')} so far${last ? `, now ${last.request} ${last.path}` : ''}</span>
    <b>Watch it</b>
  </a>`;
}
