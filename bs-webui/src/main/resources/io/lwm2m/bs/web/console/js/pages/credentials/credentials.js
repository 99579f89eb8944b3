import { html } from '../../lib.js';
import { useEvents } from '../../api/live.js';
import { may } from '../../api/me.js';
import { setQuery, useHere } from '../../app/router.js';
import { Empty } from '../../ui/empty.js';
import { Loading } from '../../ui/loading.js';
import { PageHead } from '../../ui/page.js';
import { ProblemBox } from '../../ui/problem-box.js';
import { counted } from '../../words/numbers.js';
import { Pages } from '../clients/pages.js';
import { SearchField } from '../clients/search-field.js';
import { CredentialTable } from './credential-table.js';
import { GiveCredential } from './give-credential.js';
import { useCredentialPage } from './credential-page.js';

/** How clients prove themselves to this server. */
export function Credentials() {
  const { query } = useHere();
  const prefix = query.get('search') || '';
  const after = query.get('after') || '';
  const { page, problem, reload } = useCredentialPage(prefix, after);
  useEvents(['reset'], reload);
  const fresh = page && !page.rows.length && !prefix && !after;
  return html`
    <${PageHead} title="Credentials" actions=${may('edit') && html`<${GiveCredential} />`}>
      <p class="under-title muted">How devices prove to this server who they are. Keys for the servers that they are sent to are part of the client.</p>
    <//>
    <${ProblemBox} problem=${problem} title="Credentials cannot be shown" onRetry=${reload} />
    ${fresh ? html`<${None} />` : html`
      <div class="list-head"><${SearchField} value=${prefix} placeholder="Beginning of the client name" />
        <p class="muted" role="status">${page && (prefix ? `${counted(page.rows.length, 'client')} on this page` : `${counted(page.total, 'client')} with credentials`)}</p></div>
      ${page ? html`<${Found} ...${{ page, prefix, after }} />` : !problem && html`<${Loading} />`}`}
  `;
}

function Found({ page, prefix, after }) {
  if (!page.rows.length) {
    return html`<${Empty} icon="search" title="No credential of a client with such a name">
      <button type="button" class="secondary" onClick=${() => setQuery({ search: '', after: '' })}>Show all</button><//>`;
  }
  return html`<${CredentialTable} rows=${page.rows} prefix=${prefix} /><${Pages} after=${after} next=${page.next} />`;
}

function None() {
  return html`<${Empty} icon="credentials" title="No credentials yet">
    <p>Without one a device asks over plain coap, and whoever knows a client name can ask under it. With one it must prove itself.</p><//>`;
}
