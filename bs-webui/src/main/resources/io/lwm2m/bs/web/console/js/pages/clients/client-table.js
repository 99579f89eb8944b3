import { html } from '../../lib.js';
import { useCell } from '../../cell.js';
import { path } from '../../api/http.js';
import { live } from '../../api/live.js';
import { setQuery } from '../../app/router.js';
import { Icon } from '../../ui/icon.js';
import { Marked } from '../../ui/marked.js';
import { Outcome } from '../../ui/outcome.js';
import { Ago } from '../../ui/time.js';
import { outcomeOf } from '../../words/session.js';

/** Clients, one a row; the whole row leads to the client. */
export function ClientTable({ rows, sort, search }) {
  const { running, finished } = useCell(live);
  const news = new Map([...finished, ...running].reverse().map((session) => [session.client, session]));
  running.forEach((session) => news.set(session.client, session));
  return html`<div class="table-frame"><table class="rows clients" aria-label="Clients">
    <thead><tr>
      <${Sortable} by="name" sort=${sort} label="Name" />
      <th scope="col">Servers</th>
      <th scope="col">Last session</th>
      <${Sortable} by="changed" sort=${sort} label="Changed" newestFirst=${true} />
    </tr></thead>
    <tbody>${rows.map((row) => html`<${Row} key=${row.client} row=${row} search=${search} last=${news.get(row.client) || row.lastSession} />`)}</tbody>
  </table></div>`;
}

function Sortable({ by, sort, label, newestFirst = false }) {
  const [up, down] = [by, '-' + by];
  const [first, second] = newestFirst ? [down, up] : [up, down];
  const direction = sort === up ? 'ascending' : sort === down ? 'descending' : null;
  const next = sort === first ? second : first;
  return html`<th scope="col" class=${by} aria-sort=${direction || 'none'}>
    <button type="button" class="sort" onClick=${() => setQuery({ sort: next === 'name' ? '' : next, after: '' })}>
      ${label}<${Icon} name=${direction === 'descending' ? 'lower' : 'up'} size="14" /></button></th>`;
}

function Row({ row, search, last }) {
  return html`<tr>
    <td class="name first"><a class="row-link clip" href=${path`/clients/${row.client}`} title=${row.client}><${Marked} text=${row.client} part=${search} /></a></td>
    <td class="servers">${row.servers.map((uri) => html`<code class="clip" title=${uri}><${Marked} text=${uri} part=${search} /></code>`)}
      ${row.configurations > row.servers.length && html`<small class="muted">and ${row.configurations - row.servers.length} more</small>`}</td>
    <td class="last">${last ? html`<${Outcome} of=${outcomeOf(last)} /> <small class="muted"><${Ago} at=${last.start} /></small>`
      : html`<small class="muted">none yet</small>`}</td>
    <td class="changed muted">${row.changed ? html`<${Ago} at=${row.changed} />` : ''}</td>
  </tr>`;
}
