import { html, useEffect, useState } from '../lib.js';
import { ProblemBox } from './problem-box.js';

/** Grey lines in place of what comes; only when it does not come at once. */
export function Loading({ lines = 4 }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return html`<div class="skeleton" aria-busy="true" aria-label="Loading">
    ${shown && Array.from({ length: lines }, () => html`<span></span>`)}
  </div>`;
}

/** What was read, or that it is being read, or why it could not be. */
export function Loaded({ resource, title, children }) {
  const { data, problem, reload } = resource;
  return html`
    <${ProblemBox} problem=${problem} title=${title} onRetry=${reload} />
    ${data === null ? !problem && html`<${Loading} />` : children(data)}
  `;
}
