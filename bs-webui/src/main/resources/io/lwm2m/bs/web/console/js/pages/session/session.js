import { html, useEffect } from '../../lib.js';
import { useCell } from '../../cell.js';
import { path } from '../../api/http.js';
import { live, useEvents } from '../../api/live.js';
import { useResource } from '../../api/resource.js';
import { lastOf } from '../../app/router.js';
import { Icon } from '../../ui/icon.js';
import { Loaded } from '../../ui/loading.js';
import { Outcome } from '../../ui/outcome.js';
import { PageHead } from '../../ui/page.js';
import { outcomeOf, sentence } from '../../words/session.js';
import { Explanation } from './explanation.js';
import { Facts } from './facts.js';
import { Timeline } from './timeline.js';
import { ExchangeTable } from './exchange-table.js';

/** One session, also while it runs. */
export function SessionPage({ id }) {
  const resource = useResource(path`/sessions/${id}`);
  const { running, finished } = useCell(live);
  const newest = finished.find((one) => one.id === id) || running.find((one) => one.id === id);
  useEvents(['reset'], resource.reload);
  useEffect(() => {
    // it ended while the connection was away
    if (resource.data?.live && !newest) resource.reload();
  }, [Boolean(newest)]);
  const shown = newest || resource.data;
  return shown ? html`<${Shown} session=${shown} />` : html`
    <${PageHead} title="Session" back=${{ href: lastOf('/sessions'), label: 'Sessions' }} />
    <${Loaded} resource=${resource} title="This session cannot be shown">${() => null}<//>`;
}

function Shown({ session }) {
  return html`
    <${PageHead} title=${session.client || 'Session without a client name'} back=${{ href: lastOf('/sessions'), label: 'Sessions' }}
      actions=${session.client && html`<a role="button" class="secondary" href=${path`/clients/${session.client}`}>Client</a>`}>
      <p class="under-title" aria-live="polite"><${Outcome} of=${outcomeOf(session)} /></p>
    <//>
    <${Explanation} session=${session} />
    <${Warnings} session=${session} />
    <div class="session-columns">
      <section class="panel" aria-labelledby="exchanges">
        <h2 id="exchanges">Exchanges</h2>
        <${Timeline} session=${session} />
        <${ExchangeTable} session=${session} />
      </section>
      <${Facts} session=${session} />
    </div>
  `;
}

function Warnings({ session }) {
  if (!session.warnings?.length) return null;
  return html`<section class="panel warn problem" aria-label="Warnings"><${Icon} name="warning" /><div>${session.warnings.map((one) => html`<p>${sentence(one)}.</p>`)}</div></section>`;
}
