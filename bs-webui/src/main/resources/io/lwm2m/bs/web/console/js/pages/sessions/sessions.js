import { html, useState } from '../../lib.js';
import { query } from '../../api/http.js';
import { useNews } from '../../api/news.js';
import { useResource } from '../../api/resource.js';
import { setQuery, useHere } from '../../app/router.js';
import { Empty } from '../../ui/empty.js';
import { Loaded } from '../../ui/loading.js';
import { PageHead } from '../../ui/page.js';
import { SessionTable } from '../../ui/session-table.js';
import { counted } from '../../words/numbers.js';
import { Filters } from './filters.js';
import { rangeOf } from './ranges.js';

const PAGE = 50;

/** What devices asked for, newest first; follows what happens unless somebody pages back. */
export function Sessions() {
  const { query: given } = useHere();
  const filter = Object.fromEntries(['outcome', 'client', 'range', 'from', 'until', 'before'].map((name) => [name, given.get(name) || '']));
  const [following, setFollowing] = useState(true);
  return html`
    <${PageHead} title="Sessions" actions=${html`<${Follow} ...${{ following, setFollowing, able: !filter.before }} />`} />
    <${Filters} filter=${filter} />
    <${List} filter=${filter} following=${following && !filter.before} />
  `;
}

function Follow({ following, setFollowing, able }) {
  return html`<label class="switch">
    <input type="checkbox" role="switch" checked=${following && able} disabled=${!able}
      onChange=${(event) => setFollowing(event.target.checked)} />Follow live</label>`;
}

function List({ filter, following }) {
  const { outcome, client, before } = filter;
  const { from, until } = rangeOf(filter);
  const resource = useResource('/sessions' + query({ outcome, client, from, until, before, limit: PAGE }));
  const shown = useNews(resource, (session) => following && fits(session, filter));
  return html`<${Loaded} resource=${resource} title="Sessions cannot be shown">${({ sessions }) => {
    if (!shown.length) return html`<${Nothing} filter=${filter} />`;
    return html`
      <p class="sr-only" role="status">${counted(shown.length, 'session')} shown</p>
      <${SessionTable} sessions=${shown} label="Sessions" />
      <${Pages} sessions=${sessions} before=${before} />`;
  }}<//>`;
}

/** Does a session that is told of belong to what is asked for? */
function fits(session, filter) {
  const { from, until } = rangeOf(filter);
  return (
    (!filter.client || session.client === filter.client) &&
    (!filter.outcome || session.outcome === filter.outcome) &&
    (!from || session.start >= from) &&
    (!until || session.start < until)
  );
}

function Pages({ sessions, before }) {
  const more = sessions.length === PAGE;
  if (!more && !before) return null;
  return html`<nav class="pages" aria-label="Pages">
    ${before ? html`<button type="button" class="secondary" onClick=${() => setQuery({ before: '' })}>Newest</button>` : html`<span></span>`}
    ${more && html`<button type="button" class="secondary" onClick=${() => setQuery({ before: sessions[sessions.length - 1].id })}>Older</button>`}
  </nav>`;
}

function Nothing({ filter }) {
  const filtered = filter.outcome || filter.client || filter.range || filter.from || filter.until;
  if (filtered) {
    return html`<${Empty} icon="sessions" title="No session matches these filters">
      ${filter.client && html`<p>Client names are compared exactly.</p>`}
      <button type="button" class="secondary" onClick=${() => setQuery({ outcome: '', client: '', range: '', from: '', until: '', before: '' })}>Show all sessions</button><//>`;
  }
  return html`<${Empty} icon="sessions" title="No device has asked yet"><p>Sessions appear here as they happen.</p><//>`;
}
