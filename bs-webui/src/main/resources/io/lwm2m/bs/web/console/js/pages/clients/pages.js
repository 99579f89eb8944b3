import { html } from '../../lib.js';
import { setQuery } from '../../app/router.js';
import { Icon } from '../../ui/icon.js';

/** Which page came before one: pages know only what comes after them. */
const before = new Map();

export function Pages({ after, next }) {
  if (!after && !next) return null;
  const forward = () => {
    before.set(next, after);
    setQuery({ after: next });
    scrollTo(0, 0);
  };
  const known = before.has(after);
  return html`<nav class="pages" aria-label="Pages">
    <button type="button" class="secondary" disabled=${!after} onClick=${() => setQuery({ after: before.get(after) || '' })}>
      <${Icon} name="left" size="16" />${known || !after ? 'Previous' : 'First page'}</button>
    <button type="button" class="secondary" disabled=${!next} onClick=${forward}>Next<${Icon} name="right" size="16" /></button>
  </nav>`;
}
