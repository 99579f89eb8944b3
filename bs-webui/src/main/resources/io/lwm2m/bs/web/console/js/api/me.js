import { cell } from '../cell.js';

const EVERYTHING = { role: 'admin', name: '', authentication: 'none', permissions: null };

/** Who is at the browser, and what they may do. */
export const me = cell(EVERYTHING);

/** Asks who is at the browser. A server without accounts lets everybody do everything. */
export async function loadMe() {
  try {
    const response = await fetch('/api/v1/me');
    if (response.status === 401) return loggedOut();
    if (response.ok) me.set(await response.json());
  } catch {
    // the server is away; what is shown says so
  }
}

/** May the person do this: 'edit' for changes, 'admin' for the server itself. */
export function may(permission) {
  const { permissions, role } = me.get();
  if (permissions) return permissions.includes(permission);
  return role === 'admin' || role === permission || (role === 'edit' && permission === 'read');
}

/** To the login page, and back here from it. */
export function loggedOut() {
  const here = location.pathname + location.search;
  location.assign('/login?' + new URLSearchParams({ then: here }));
  return new Promise(() => {});
}

export async function logOut() {
  await fetch('/api/v1/logout', { method: 'POST' });
  location.assign('/login');
}
