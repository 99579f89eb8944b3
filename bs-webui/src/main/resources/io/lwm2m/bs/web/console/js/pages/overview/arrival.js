import { html } from '../../lib.js';
import { path } from '../../api/http.js';
import { Outcome } from '../../ui/outcome.js';
import { explain } from '../../words/explain.js';
import { inShort, outcomeOf } from '../../words/session.js';

/** The last step, live. */
export function Arrival({ name, session }) {
  return html`<div aria-live="polite">
    ${!name && html`<p class="muted">This page shows it at once, and what was said on the way.</p>`}
    ${name && !session && html`<p class="waiting"><span class="light" aria-hidden="true"></span>Waiting for ${name}…</p>`}
    ${session && html`<p class="arrived"><${Outcome} of=${outcomeOf(session)} />
      <span>${inShort(session)}</span> <a href=${path`/sessions/${session.id}`}>What was said</a></p>`}
    ${session && explain(session) && html`<p>${explain(session).what} ${explain(session).tries[0].text}</p>`}
  </div>`;
}
