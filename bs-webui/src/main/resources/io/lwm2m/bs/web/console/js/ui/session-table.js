import { html } from '../lib.js';
import { path } from '../api/http.js';
import { inShort, outcomeOf, sentence } from '../words/session.js';
import { Outcome } from './outcome.js';
import { Ago, Time } from './time.js';

/**
 * Sessions, one a row; the whole row leads to the session.
 * @param {{sessions: object[], withClient?: boolean, relative?: boolean, label: string}} props
 */
export function SessionTable({ sessions, withClient = true, relative = false, label }) {
  return html`<div class="table-frame"><table class="rows sessions" aria-label=${label}>
    <thead><tr>
      <th scope="col">Outcome</th>${withClient && html`<th scope="col" class="name">Client</th>`}
      <th scope="col">What happened</th><th scope="col" class="from">From</th><th scope="col" class="when">When</th>
    </tr></thead>
    <tbody>${sessions.map((session) => html`<${Row} key=${session.id} ...${{ session, withClient, relative }} />`)}</tbody>
  </table></div>`;
}

function Row({ session, withClient, relative }) {
  return html`<tr data-live=${session.live ? 'true' : null}>
    <td class="first"><a class="row-link" href=${path`/sessions/${session.id}`}>
      <${Outcome} of=${outcomeOf(session)} /><span class="sr-only"> session of ${session.client}</span></a></td>
    ${withClient && html`<td class="name"><span class="clip" title=${session.client}>${session.client || '(no name)'}</span></td>`}
    <td class="what"><span class="clip" title=${session.cause || ''}>${what(session)}</span></td>
    <td class="from muted"><span class="clip">${session.peer} <span class="transport">${session.transport}</span></span></td>
    <td class="when muted">${relative ? html`<${Ago} at=${session.start} />` : html`<${Time} at=${session.start} />`}</td>
  </tr>`;
}

function what(session) {
  return sentence(session.cause) || inShort(session);
}
