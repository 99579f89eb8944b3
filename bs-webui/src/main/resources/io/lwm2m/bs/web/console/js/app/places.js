import { segments } from './router.js';
import { Overview } from '../pages/overview/overview.js';
import { Clients } from '../pages/clients/clients.js';
import { ClientPage } from '../pages/client/client.js';
import { EditPage } from '../pages/edit/edit.js';
import { Credentials } from '../pages/credentials/credentials.js';
import { Sessions } from '../pages/sessions/sessions.js';
import { SessionPage } from '../pages/session/session.js';
import { ServerPage } from '../pages/server/server.js';
import { Nowhere } from '../pages/nowhere.js';

/** What is in the navigation, in its order. */
export const NAVIGATION = [
  { place: '', icon: 'overview', label: 'Overview' },
  { place: 'clients', icon: 'clients', label: 'Clients' },
  { place: 'credentials', icon: 'credentials', label: 'Credentials' },
  { place: 'sessions', icon: 'sessions', label: 'Sessions' },
  { place: 'server', icon: 'server', label: 'Server' },
];

const TABS = ['accounts', 'plan', 'sessions', 'credential'];

/**
 * The page of a path.
 * @returns {{page: Function, props: object, place: string, id: string}} `id` tells pages of one kind apart
 */
export function placeOf(path) {
  const [place, name, tab, more] = segments(path) || ['?'];
  const at = (page, props = {}, id = '') => ({ page, props, place, id: `${place}/${id}` });
  if (more === undefined && tab === undefined && name === undefined) {
    if (place === '') return at(Overview);
    if (place === 'clients') return at(Clients);
    if (place === 'add') return { ...at(EditPage, { name: '' }), place: 'clients' };
    if (place === 'credentials') return at(Credentials);
    if (place === 'sessions') return at(Sessions);
    if (place === 'server') return at(ServerPage);
  }
  if (place === 'clients' && name && more === undefined) {
    if (tab === 'edit') return at(EditPage, { name }, `${name}/edit`);
    if (tab === undefined || TABS.includes(tab)) return at(ClientPage, { name, tab: tab || 'accounts' }, name);
  }
  if (place === 'sessions' && name && tab === undefined) return at(SessionPage, { id: name }, name);
  return at(Nowhere);
}
