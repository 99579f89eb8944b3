import { html } from '../../lib.js';
import { may } from '../../api/me.js';
import { useEvents } from '../../api/live.js';
import { setQuery, useHere } from '../../app/router.js';
import { Empty } from '../../ui/empty.js';
import { Loading } from '../../ui/loading.js';
import { PageHead } from '../../ui/page.js';
import { ProblemBox } from '../../ui/problem-box.js';
import { count, counted } from '../../words/numbers.js';
import { useClientPage } from './client-page.js';
import { ClientTable } from './client-table.js';
import { Pages } from './pages.js';
import { SearchField } from './search-field.js';

/** All clients: searched, sorted, page by page. */
export function Clients() {
  const { query } = useHere();
  const asked = { search: query.get('search') || '', sort: query.get('sort') || 'name', after: query.get('after') || '' };
  const { page, searching, problem, reload } = useClientPage(asked);
  useEvents(['reset'], reload);
  const fresh = page && !page.rows.length && !page.more && !asked.search && !asked.after;
  return html`
    <${PageHead} title="Clients" actions=${may('edit') && html`<a role="button" href="/add">Add a client</a>`} />
    ${fresh ? html`<${None} />` : html`
      <div class="list-head">
        <${SearchField} value=${asked.search} />
        <p class="muted" role="status">${page && inShort(page, asked)}</p>
      </div>
      <div class="progress" data-on=${searching ? 'true' : null} aria-hidden="true"></div>
      <${ProblemBox} problem=${problem} title="Clients cannot be shown" onRetry=${reload} />
      ${page ? html`<${Found} ...${{ page, asked }} />` : !problem && html`<${Loading} lines=${8} />`}`}
  `;
}

function inShort(page, { search }) {
  if (page.more) return `Searching${page.searched ? `, looked at names up to ${page.searched}` : ''}…`;
  if (search) return page.next ? `${count(page.rows.length)} shown, there are more` : `${counted(page.rows.length, 'match', 'matches')} on this page`;
  return page.total === undefined ? '' : counted(page.total, 'client');
}

function Found({ page, asked }) {
  if (page.rows.length) {
    return html`<${ClientTable} rows=${page.rows} sort=${asked.sort} search=${asked.search} />
      <${Pages} after=${asked.after} next=${page.more ? '' : page.next} />`;
  }
  if (page.more) return null;
  return html`<${Empty} icon="search" title=${asked.search ? `No client matches “${asked.search}”` : 'No clients here any more'}>
    <p>${asked.search && 'Names and server addresses are searched.'}</p>
    <button type="button" class="secondary" onClick=${() => setQuery({ search: '', after: '' })}>Show all clients</button><//>`;
}

function None() {
  return html`<${Empty} icon="clients" title="No clients yet">
    <p>A client is a device by its endpoint name, with the LwM2M servers that it is to register with.</p>
    ${may('edit') && html`<p><a role="button" href="/add">Add a client</a></p>`}
    <p class="muted">Many at once: <code>java -jar bs-demo.jar import FILE</code></p><//>`;
}
