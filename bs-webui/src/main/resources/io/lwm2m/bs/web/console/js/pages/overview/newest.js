import { html } from '../../lib.js';
import { useNews } from '../../api/news.js';
import { useResource } from '../../api/resource.js';
import { Empty } from '../../ui/empty.js';
import { Loaded } from '../../ui/loading.js';
import { SessionTable } from '../../ui/session-table.js';

const SHOWN = 8;

/** The newest sessions; those that run come first. */
export function Newest() {
  const read = useResource(`/sessions?limit=${SHOWN}`);
  const all = useNews(read, () => true).slice(0, SHOWN);
  return html`<section class="panel newest" aria-labelledby="newest">
    <div class="panel-head"><h2 id="newest">Newest sessions</h2><a href="/sessions">All sessions</a></div>
    <${Loaded} resource=${read} title="Sessions cannot be shown">${() => all.length
      ? html`<${SessionTable} sessions=${all} relative=${true} label="Newest sessions" />`
      : html`<${Empty} icon="sessions" title="No device has asked yet"><p>Sessions appear here as they happen.</p><//>`}<//>
  </section>`;
}
