import { html } from '../../lib.js';
import { query } from '../../api/http.js';
import { useNews } from '../../api/news.js';
import { useResource } from '../../api/resource.js';
import { Empty } from '../../ui/empty.js';
import { Loaded } from '../../ui/loading.js';
import { SessionTable } from '../../ui/session-table.js';
import { StartDevice } from '../overview/start-device.js';

const SHOWN = 20;

/** The sessions of one client. */
export function ClientSessions({ name }) {
  const read = useResource('/sessions' + query({ client: name, limit: SHOWN }));
  const all = useNews(read, (session) => session.client === name);
  return html`<${Loaded} resource=${read} title="Its sessions cannot be shown">${({ sessions }) => {
    if (!all.length) return html`<${None} name=${name} />`;
    return html`<${SessionTable} sessions=${all} withClient=${false} label=${`Sessions of ${name}`} />
      ${sessions.length === SHOWN && html`<p><a href=${'/sessions' + query({ client: name })}>All sessions of ${name}</a></p>`}`;
  }}<//>`;
}

function None({ name }) {
  const server = useResource('/server');
  return html`<${Empty} icon="sessions" title="It has not asked yet"><p>Its sessions appear here as they happen.</p><//>
    ${server.data && html`<section class="panel" aria-labelledby="start"><h2 id="start">Start the device</h2>
      <${StartDevice} name=${name} server=${server.data} /></section>`}`;
}
