import { html } from '../../lib.js';
import { useEvents } from '../../api/live.js';
import { useResource } from '../../api/resource.js';
import { may } from '../../api/me.js';
import { Loaded } from '../../ui/loading.js';
import { PageHead } from '../../ui/page.js';
import { Endpoints } from './endpoints.js';
import { Hour } from './hour.js';
import { Newest } from './newest.js';
import { FirstSteps, useFirstSteps } from './first-steps.js';
import { State } from './state.js';

/** Is it up, where, and what happens. */
export function Overview() {
  const server = useResource('/server');
  useEvents(['reset', 'ready'], server.reload);
  const guide = useFirstSteps(server.data);
  return html`
    <${PageHead} title="Overview" actions=${may('edit') && !guide.shown && html`<a role="button" href="/add">Add a client</a>`}>
      <${State} server=${server.data} />
    <//>
    <${Loaded} resource=${server} title="The server does not say what it is">${(data) => html`
      ${guide.shown && html`<${FirstSteps} server=${data} guide=${guide} />`}
      <div class="overview" data-guide=${guide.shown ? 'true' : null}>
        ${!guide.shown && html`<${Hour} />`}
        <${Endpoints} server=${data} />
        <${Newest} />
      </div>`}<//>
  `;
}
