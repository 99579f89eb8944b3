import { cell, useCell } from '../cell.js';
import { noteScroll, restoreScroll } from './scroll.js';

/** Where the person is: {path: '/clients/node1', query: URLSearchParams}. */
const here = cell(read());
const latest = new Map();
let guard = null;

/** The list that the person last looked at, with its filters and page, to go back to. */
export const lastOf = (path) => latest.get(path) || path;

function read() {
  return { path: location.pathname, query: new URLSearchParams(location.search), key: location.href };
}

export const useHere = () => useCell(here);
note();

/** Goes to a place of the console, unless something that is not saved keeps the person. */
export function go(target, { replace = false } = {}) {
  const url = new URL(target, location.href);
  const samePage = url.pathname === location.pathname;
  if (!samePage && guard && !guard()) return false;
  noteScroll();
  history[replace ? 'replaceState' : 'pushState']({}, '', url);
  show();
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

function show() {
  note();
  here.set(read());
}

function note() {
  if (location.pathname.lastIndexOf('/') === 0) latest.set(location.pathname, location.pathname + location.search);
}

addEventListener('popstate', () => {
  if (here.get().path !== location.pathname && guard && !guard()) {
    history.pushState({}, '', here.get().key);
    return;
  }
  show();
  restoreScroll();
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
