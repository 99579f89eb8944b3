import { html, useState } from '../../lib.js';
import { path } from '../../api/http.js';
import { may } from '../../api/me.js';
import { useResource } from '../../api/resource.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { ProblemBox } from '../../ui/problem-box.js';
import { MODES } from '../credentials/modes.js';
import { CredentialForm } from '../credentials/credential-form.js';
import { CredentialCard } from '../credentials/credential-card.js';
import { GeneratedKeys } from '../credentials/generated-keys.js';

/** How this client proves itself to this server, in each of the ways that there are. */
export function ClientCredential({ name }) {
  const resource = useResource(path`/credentials/${name}`);
  const [editing, setEditing] = useState('');
  const [made, setMade] = useState(null);
  const none = resource.problem?.status === 404;
  const has = none ? {} : resource.data;
  if (!has) return resource.problem ? html`<${ProblemBox} problem=${resource.problem} title="Its credentials cannot be shown" onRetry=${resource.reload} />` : html`<${Loading} />`;
  const ended = (answer) => (setEditing(''), setMade(answer?.generated ? answer.generated[0] : null), resource.reload());
  const missing = MODES.filter(({ id }) => !has[id]);
  return html`
    ${none && html`<p class="hint with-icon"><${Icon} name="info" size="16" /><span>This client has no credential: whoever knows its name can ask under it over plain coap.</span></p>`}
    <${GeneratedKeys} keys=${made} onClose=${() => setMade(null)} />
    <div class="accounts">
      ${MODES.filter(({ id }) => has[id] || editing === id).map((mode) => html`
        <section class="panel credential" key=${mode.id} aria-label=${mode.label}>
          ${editing === mode.id
            ? html`<${CredentialForm} ...${{ name, mode, stored: has[mode.id] }} onSaved=${ended} onCancel=${() => setEditing('')} />`
            : html`<${CredentialCard} ...${{ name, mode, credential: has[mode.id] }} onEdit=${() => setEditing(mode.id)} onRemoved=${ended} />`}
        </section>`)}
    </div>
    ${may('edit') && missing.length > 0 && html`<div class="add-modes"><p class="muted">Add</p>
      ${missing.filter(({ id }) => id !== editing).map(({ id, label }) => html`
        <button type="button" class="secondary" key=${id} onClick=${() => setEditing(id)}><${Icon} name="plus" size="16" />${label}</button>`)}</div>`}
  `;
}
