import { cell, useCell } from '../cell.js';

/** Where the person is: {path: '/clients/node1', query: URLSearchParams}. */
const here = cell(read());
let guard = null;

function read() {
  return { path: location.pathname, query: new URLSearchParams(location.search), key: location.href };
}

export const useHere = () => useCell(here);

/** Goes to a place of the console, unless something that is not saved keeps the person. */
export function go(target, { replace = false } = {}) {
  const url = new URL(target, location.href);
  const samePage = url.pathname === location.pathname;
  if (!samePage && guard && !guard()) return false;
  history[replace ? 'replaceState' : 'pushState']({}, '', url);
  here.set(read());
  if (!samePage) scrollTo(0, 0);
  return true;
}

/** Changes some parameters of the query; empty ones go. A change that is no step of its own replaces. */
export function setQuery(changes, options) {
  const query = new URLSearchParams(location.search);
  Object.entries(changes).forEach(([name, value]) => (value ? query.set(name, value) : query.delete(name)));
  const text = query.toString();
  go(location.pathname + (text ? '?' + text : ''), options);
}

/**
 * Asks before the page is left.
 * @param {null | (() => boolean)} ask whether to leave
 */
export function guardLeaving(ask) {
  guard = ask;
}

addEventListener('popstate', () => {
  if (here.get().path !== location.pathname && guard && !guard()) {
    history.pushState({}, '', here.get().key);
    return;
  }
  here.set(read());
});

addEventListener('beforeunload', (event) => {
  if (guard) event.preventDefault();
});

// links of the console itself need no new page
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.target || link.download || link.origin !== location.origin) return;
  if (link.pathname.startsWith('/api/') || link.pathname === '/login') return;
  event.preventDefault();
  if (link.hash) return;
  go(link.href);
});

/** The segments of a path, decoded; null when they cannot be. */
export function segments(path) {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
}
