import { html } from '../lib.js';
import { Icon } from './icon.js';

/** An error of the API, where it happened, with what can be done. */
export function ProblemBox({ problem, title, onRetry }) {
  if (!problem) return null;
  return html`<div class="panel bad problem" role="alert">
    <${Icon} name="error" />
    <div>
      ${title && html`<b>${title}</b>`}
      <p>${problem.message}</p>
      ${problem.violations?.length > 0 && html`<ul>${problem.violations.map((one) => html`
        <li>${one.path && html`<code>${one.path}</code>`} ${one.message}</li>`)}</ul>`}
    </div>
    ${onRetry && html`<button type="button" class="secondary small" onClick=${onRetry}>Try again</button>`}
  </div>`;
}
