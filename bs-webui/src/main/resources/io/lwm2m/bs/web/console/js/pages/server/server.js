import { html } from '../../lib.js';
import { useEvents } from '../../api/live.js';
import { useResource } from '../../api/resource.js';
import { Loaded } from '../../ui/loading.js';
import { PageHead } from '../../ui/page.js';
import { Time } from '../../ui/time.js';
import { count } from '../../words/numbers.js';
import { span, ZONE } from '../../words/time.js';
import { Endpoints } from '../overview/endpoints.js';
import { BackUp } from './backup.js';
import { ReloadIdentity } from './reload-identity.js';
import { Tokens } from './tokens.js';

/** What this server is. */
export function ServerPage() {
  const resource = useResource('/server');
  useEvents(['reset', 'ready'], resource.reload);
  return html`
    <${PageHead} title="Server" />
    <${Loaded} resource=${resource} title="The server does not say what it is">${(server) => html`
      <div class="columns">
        <${Endpoints} server=${server} brief=${false}><${ReloadIdentity} server=${server} onReloaded=${resource.reload} /><//>
        <${Versions} server=${server} />
        <${Store} server=${server} />
        <${Rules} server=${server} />
        <${Tokens} />
      </div>`}<//>
  `;
}

function Versions({ server }) {
  return html`<section class="panel" aria-labelledby="versions"><h2 id="versions">This server</h2>
    <dl class="pairs">
      ${server.server && html`<${Pair} name="Name">${server.server}<//>`}
      <${Pair} name="Version">${server.version}<//>
      <${Pair} name="Up since"><${Time} at=${server.since} />${server.uptimeSeconds !== undefined && html` <span class="muted">(${span(server.uptimeSeconds)})</span>`}<//>
      <${Pair} name="Leshan">${server.leshan}<//>
      ${server.californium && html`<${Pair} name="Californium">${server.californium}<//>`}
      <${Pair} name="Java">${server.java}<//>
      ${server.os && html`<${Pair} name="System">${server.os}<//>`}
      <${Pair} name="Times shown in">${ZONE}<//>
    </dl></section>`;
}

function Store({ server }) {
  const { store, journal } = server;
  return html`<section class="panel" aria-labelledby="store"><h2 id="store">Store</h2>
    <dl class="pairs">
      <${Pair} name="Kept in">${store.description}<//>
      ${store.schema && html`<${Pair} name="Schema">${store.schema}<//>`}
      <${Pair} name="Clients"><a href="/clients">${count(server.clients)}</a><//>
      ${journal && html`<${Pair} name="Sessions kept">${count(journal.sessions)}${journal.days ? `, up to ${journal.days} days` : ''}<//>`}
    </dl>
    ${store.description.startsWith('SQLite') && html`<${BackUp} />`}
  </section>`;
}

function Rules({ server: { rules } }) {
  if (!rules) return null;
  return html`<section class="panel" aria-labelledby="rules"><h2 id="rules">Settings</h2>
    <dl class="pairs">
      <${Pair} name="A session may take">${span(rules.sessionSeconds)}<//>
      <${Pair} name="Discover is awaited for">${span(rules.discoverSeconds)}<//>
      <${Pair} name="Keys over plain coap">${rules.allowPlaintextSecrets
        ? html`<span class="warn-text">allowed: anybody on the way can read them</span>` : 'never sent'}<//>
    </dl>
    <p class="hint">Set when the server starts: <code>serve --help</code> lists the options.</p></section>`;
}

function Pair({ name, children }) {
  return html`<div><dt>${name}</dt><dd>${children}</dd></div>`;
}
