import { html } from '../../lib.js';
import { Icon } from '../../ui/icon.js';
import { explain } from '../../words/explain.js';

/** Why it failed, and what to try next. */
export function Explanation({ session }) {
  const explained = explain(session);
  if (!explained) return null;
  return html`<section class=${`panel explained ${session.outcome === 'refused' ? 'warn' : 'bad'}`} aria-labelledby="why">
    <${Icon} name=${session.outcome === 'refused' ? 'refused' : 'bad'} size="22" />
    <div>
      <h2 id="why">${explained.what}</h2>
      <p class="try">What to try</p>
      <ul>${explained.tries.map(({ text, to, label }) => html`<li>${text} ${to && html`<a href=${to}>${label}</a>`}</li>`)}</ul>
      ${session.cause && html`<p class="cause">In the record: <code>${session.cause}</code></p>`}
    </div>
  </section>`;
}
