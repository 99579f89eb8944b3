import { html } from '../../lib.js';
import { useSchema } from '../../api/schema.js';
import { Loading } from '../../ui/loading.js';
import { ProblemBox } from '../../ui/problem-box.js';
import { Icon } from '../../ui/icon.js';
import { labelOf, MASK, modeOf, shown, titleOf } from '../../words/properties.js';

/** Each server account, with what is given; what is left out has its default and is not shown. */
export function Accounts({ configs }) {
  const { properties, problem } = useSchema();
  if (!properties) return problem ? html`<${ProblemBox} problem=${problem} />` : html`<${Loading} />`;
  return html`<div class="accounts">
    ${Object.entries(configs).map(([id, account]) => html`<${Account} key=${id} ...${{ id, account, properties }} />`)}
  </div>`;
}

function Account({ id, account, properties }) {
  const mode = modeOf(account);
  const security = labelOf(properties.find(({ name }) => name === 'securityMode'), mode);
  const given = properties.filter(({ name }) => name !== 'serverURI' && account[name] !== undefined);
  return html`<section class="panel account" aria-label=${`Account ${id}`}>
    <header><span class="id" title="config id">${id}</span><h2 class="uri">${account.serverURI}</h2>
      <span class="security"><${Icon} name=${mode === '3' ? 'info' : 'lock'} size="15" />${security || `Mode ${mode}`}</span></header>
    <dl class="pairs">
      ${given.map((property) => html`<div><dt>${titleOf(property, mode)}</dt>
        <dd class=${account[property.name] === MASK ? 'muted' : ''}>${shown(property, account[property.name])}</dd></div>`)}
    </dl>
  </section>`;
}
