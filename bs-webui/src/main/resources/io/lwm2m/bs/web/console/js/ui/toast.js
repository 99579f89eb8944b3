import { html, useEffect } from '../lib.js';
import { cell, useCell } from '../cell.js';
import { asProblem } from '../api/problem.js';
import { Icon } from './icon.js';

const toasts = cell([]);
let number = 0;

/**
 * Says something at the edge for a while.
 * @param {{text: string, kind?: 'good'|'bad', action?: string, onAction?: () => Promise<void>, seconds?: number}} toast
 */
export function toast(given) {
  const one = { kind: 'good', seconds: given.action ? 20 : 6, ...given, id: ++number };
  toasts.set([...toasts.get().slice(-2), one]);
}

function drop(id) {
  toasts.set(toasts.get().filter((one) => one.id !== id));
}

export function Toasts() {
  const all = useCell(toasts);
  return html`<div class="toasts" role="region" aria-label="Messages" aria-live="polite">
    ${all.map((one) => html`<${Toast} key=${one.id} ...${one} />`)}
  </div>`;
}

function Toast({ id, text, kind, action, onAction, seconds }) {
  useEffect(() => {
    const timer = setTimeout(() => drop(id), seconds * 1000);
    return () => clearTimeout(timer);
  }, []);
  async function act() {
    drop(id);
    try {
      await onAction();
    } catch (failure) {
      toast({ kind: 'bad', text: asProblem(failure).text, seconds: 12 });
    }
  }
  return html`<div class="toast" data-kind=${kind}>
    <${Icon} name=${kind === 'bad' ? 'error' : 'good'} /><p>${text}</p>
    ${action && html`<button type="button" class="small" onClick=${act}>${action}</button>`}
    <button type="button" class="quiet icon-only" aria-label="Close message" onClick=${() => drop(id)}><${Icon} name="close" size="16" /></button>
  </div>`;
}
