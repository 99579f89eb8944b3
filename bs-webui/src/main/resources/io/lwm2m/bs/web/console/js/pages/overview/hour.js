import { html, useEffect, useRef } from '../../lib.js';
import { query } from '../../api/http.js';
import { useEvents } from '../../api/live.js';
import { useResource } from '../../api/resource.js';
import { SessionsChart } from '../../ui/chart.js';
import { Loaded } from '../../ui/loading.js';
import { count } from '../../words/numbers.js';

const CALM = 2_000;

/** The last hour in figures and as a chart. */
export function Hour() {
  const summary = useResource('/sessions/summary');
  const soon = useRef(0);
  useEvents(['session-finished', 'reset'], () => {
    soon.current ||= setTimeout(() => ((soon.current = 0), summary.reload()), CALM);
  });
  useEffect(() => {
    const timer = setInterval(summary.reload, 60_000);
    return () => (clearInterval(timer), clearTimeout(soon.current));
  }, []);
  return html`<section class="panel hour" aria-labelledby="hour">
    <h2 id="hour">Last hour</h2>
    <${Loaded} resource=${summary} title="The last hour cannot be shown">${(data) => html`
      <ul class="figures">
        ${['bootstrapped', 'failed', 'refused'].map((kind) => html`
          <li data-outcome=${kind} data-none=${data[kind] === 0 ? 'true' : null}>
            <a href=${'/sessions' + query({ outcome: kind, range: 'hour' })}><b>${count(data[kind])}</b> ${kind}</a></li>`)}
      </ul>
      <${SessionsChart} summary=${data} />`}<//>
  </section>`;
}
