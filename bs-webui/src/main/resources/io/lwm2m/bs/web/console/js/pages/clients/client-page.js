import { useEffect, useRef, useState } from '../../lib.js';
import { get, query } from '../../api/http.js';
import { asProblem } from '../../api/problem.js';
import { keep, keptAnswer } from '../../api/resource.js';

export const PAGE = 50;

/**
 * A page of clients. A search in a large store is answered in parts: what was found is shown at once, and it goes on
 * until the page is full or everything was looked at.
 */
export function useClientPage({ search, sort, after }) {
  const key = 'page of clients ' + query({ search, sort, after });
  const [state, setState] = useState(() => ({ page: keptAnswer(key) }));
  const [turn, setTurn] = useState(0);
  const shown = useRef('');
  useEffect(() => {
    const controller = new AbortController();
    const before = shown.current === key ? null : keptAnswer(key);
    setState((old) => ({ page: before || old.page, searching: true }));
    shown.current = key;
    const show = (page) => controller.signal.aborted || setState({ page, searching: page.more });
    read({ search, sort, after }, controller.signal, show)
      .then((page) => (keep(key, page), show(page)))
      .catch((failure) => {
        if (!controller.signal.aborted) setState((old) => ({ ...old, searching: false, problem: asProblem(failure) }));
      });
    return () => controller.abort();
  }, [key, turn]);
  return { ...state, reload: () => setTurn((n) => n + 1) };
}

async function read(asked, signal, onPart) {
  const beginnings = beginningWith(asked, signal);
  let first = [];
  beginnings.then((rows) => {
    first = rows;
    if (rows.length && !found.length) onPart({ rows, more: true });
  });
  let found = [];
  let after = asked.after;
  for (;;) {
    const { body } = await get('/clients' + query({ ...asked, after, limit: PAGE - found.length }), { signal });
    found = found.concat(body.clients);
    const more = body.complete === false && found.length < PAGE;
    const page = { rows: merged(found, first, asked.sort), next: body.next, total: body.total, searched: body.searched, more };
    if (!more) return page;
    onPart(page);
    after = body.next;
  }
}

/** Names that begin with what is searched for are found at once, however many clients there are. */
async function beginningWith({ search, sort, after }, signal) {
  if (!search || after || !/name$/.test(sort)) return [];
  try {
    return (await get('/clients' + query({ prefix: search, sort, limit: PAGE }), { signal })).body.clients;
  } catch {
    return [];
  }
}

function merged(found, first, sort) {
  const known = new Set(found.map(({ client }) => client));
  const all = [...found, ...first.filter(({ client }) => !known.has(client))];
  if (all.length === found.length) return found;
  const direction = sort.startsWith('-') ? -1 : 1;
  return all.sort((a, b) => (a.client < b.client ? -direction : direction));
}
