import { html } from '../../lib.js';
import { useCell } from '../../cell.js';
import { path, query } from '../../api/http.js';
import { live, useEvents } from '../../api/live.js';
import { useResource } from '../../api/resource.js';
import { lastOf } from '../../app/router.js';
import { Empty } from '../../ui/empty.js';
import { Loaded } from '../../ui/loading.js';
import { PageHead } from '../../ui/page.js';
import { Tabs } from '../../ui/tabs.js';
import { may } from '../../api/me.js';
import { Accounts } from './accounts.js';
import { Actions } from './actions.js';
import { ClientCredential } from './credential.js';
import { ClientPlan } from './plan.js';
import { ClientSessions } from './sessions.js';
import { LiveSession } from './live-session.js';

/** One client: its accounts, what it is sent, its sessions, its credential. */
export function ClientPage({ name, tab }) {
  const client = useResource(path`/configs/${name}`);
  const { running } = useCell(live);
  useEvents(['reset'], client.reload);
  const unknown = client.problem?.status === 404;
  const session = running.find((one) => one.client === name);
  return html`
    <${PageHead} title=${name} back=${{ href: lastOf('/clients'), label: 'Clients' }} actions=${client.data && !unknown && html`<${Actions} name=${name} etag=${client.etag} />`} />
    ${session && html`<${LiveSession} session=${session} />`}
    <${Tabs} label="Parts of this client" base=${path`/clients/${name}`} current=${tab} tabs=${[
      { id: 'accounts', label: 'Server accounts' },
      { id: 'plan', label: 'What it is sent' },
      { id: 'sessions', label: 'Sessions' },
      { id: 'credential', label: 'Credential' },
    ]} />
    <${Part} ...${{ name, tab, client, unknown }} />
  `;
}

function Part({ name, tab, client, unknown }) {
  if (tab === 'sessions') return html`<${ClientSessions} name=${name} />`;
  if (tab === 'credential') return html`<${ClientCredential} name=${name} />`;
  if (unknown) return html`<${Unknown} name=${name} />`;
  if (tab === 'plan') return html`<${ClientPlan} name=${name} etag=${client.etag} />`;
  return html`<${Loaded} resource=${client} title="This client cannot be shown">${(configs) => html`<${Accounts} configs=${configs} />`}<//>`;
}

function Unknown({ name }) {
  return html`<${Empty} icon="clients" title="This client is not configured">
    <p>A device that asks under this name is refused.</p>
    ${may('edit') && html`<p><a role="button" href=${'/add' + query({ name })}>Add it</a></p>`}<//>`;
}
