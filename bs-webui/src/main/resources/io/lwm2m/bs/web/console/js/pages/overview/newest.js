import { html } from '../../lib.js';
import { useCell } from '../../cell.js';
import { live, useEvents } from '../../api/live.js';
import { useResource } from '../../api/resource.js';
import { Empty } from '../../ui/empty.js';
import { Loaded } from '../../ui/loading.js';
import { SessionTable } from '../../ui/session-table.js';

const SHOWN = 8;

/** The newest sessions; those that run come first. */
export function Newest() {
  const read = useResource(`/sessions?limit=${SHOWN}`);
  const { running, finished } = useCell(live);
  useEvents(['reset'], read.reload);
  return html`<section class="panel newest" aria-labelledby="newest">
    <div class="panel-head"><h2 id="newest">Newest sessions</h2><a href="/sessions">All sessions</a></div>
    <${Loaded} resource=${read} title="Sessions cannot be shown">${({ sessions }) => {
      const news = [...running, ...finished];
      const known = new Set(news.map((one) => one.id));
      const all = [...news, ...sessions.filter((one) => !known.has(one.id))].slice(0, SHOWN);
      return all.length
        ? html`<${SessionTable} sessions=${all} relative=${true} label="Newest sessions" />`
        : html`<${Empty} icon="sessions" title="No device has asked yet"><p>Sessions appear here as they happen.</p><//>`;
    }}<//>
  </section>`;
}
