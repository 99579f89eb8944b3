import { html } from '../lib.js';
import { objectName } from '../words/codes.js';
import { bytes } from '../words/numbers.js';
import { formatName, shortFormat } from '../words/session.js';
import { Icon } from './icon.js';

/** The wire plan: requests in their order, and what is in those that write. */
export function Plan({ plan, open = false }) {
  return html`
    ${plan.needsSecureTransport && html`<p class="hint with-icon"><${Icon} name="lock" size="16" />
      It contains keys, so the device must ask over coaps; over plain coap it is refused.</p>`}
    <ol class="plan">${plan.steps.map((step, i) => html`<${Step} key=${i} step=${step} open=${open} />`)}</ol>
  `;
}

function Step({ step, open }) {
  const head = html`<span class="request">${step.request}</span> <code>${step.path}</code>${' '}<small class="muted">${[objectName(step.path), (open ? formatName : shortFormat)(step.format), step.bytes ? bytes(step.bytes) : ''].filter(Boolean).join(' · ')}</small>`;
  if (!step.resources) return html`<li><div class="step-head">${head}</div></li>`;
  return html`<li><details open=${open}><summary class="step-head">${head}</summary>
    <table class="resources"><tbody>${step.resources.map((resource) => html`<tr>
      <th scope="row"><span class="id">${resource.id}</span> ${resource.name}</th>
      <td>${value(resource)}</td></tr>`)}</tbody></table></details></li>`;
}

function value(resource) {
  if (resource.secret) return html`<span class="muted">secret${resource.bytes ? `, ${bytes(resource.bytes)}` : ''}</span>`;
  if (resource.value && typeof resource.value === 'object') {
    return Object.entries(resource.value).map(([id, one]) => html`<div><span class="id">${id}</span> <code>${String(one)}</code></div>`);
  }
  return html`<code>${String(resource.value) || '(empty)'}</code>`;
}
