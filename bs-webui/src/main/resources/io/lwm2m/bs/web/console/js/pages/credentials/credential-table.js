import { html } from '../../lib.js';
import { path } from '../../api/http.js';
import { Marked } from '../../ui/marked.js';
import { inShort, modeOf } from './modes.js';

/** Clients with what proves them. */
export function CredentialTable({ rows, prefix }) {
  return html`<div class="table-frame"><table class="rows credentials" aria-label="Credentials">
    <thead><tr><th scope="col">Client</th><th scope="col">Proves itself with</th></tr></thead>
    <tbody>${rows.map(({ client, credentials }) => html`<tr key=${client}>
      <td class="name first"><a class="row-link clip" href=${path`/clients/${client}/credential`} title=${client}><${Marked} text=${client} part=${prefix} /></a></td>
      <td class="proofs">${Object.entries(credentials).map(([id, credential]) => html`
        <span class="proof"><span class="tag">${modeOf(id).label}</span> <code class="clip">${inShort(id, credential)}</code></span>`)}</td></tr>`)}
    </tbody></table></div>`;
}
