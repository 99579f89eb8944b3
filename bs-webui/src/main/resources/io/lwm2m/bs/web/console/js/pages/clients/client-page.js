import { useEffect, useRef, useState } from '../../lib.js';
import { get, query } from '../../api/http.js';
import { asProblem } from '../../api/problem.js';

export const PAGE = 50;
const kept = new Map();

/**
 * A page of clients. A search in a large store is answered in parts: what was found is shown at once, and it goes on
 * until the page is full or everything was looked at.
 */
export function useClientPage({ search, sort, after }) {
  const key = query({ search, sort, after });
  const [state, setState] = useState(() => ({ page: kept.get(key) || null }));
  const [turn, setTurn] = useState(0);
  const shown = useRef('');
  useEffect(() => {
    const controller = new AbortController();
    if (kept.has(key) && shown.current !== key) setState({ page: kept.get(key), searching: true });
    else setState((old) => ({ ...old, searching: true }));
    shown.current = key;
    read({ search, sort, after }, controller.signal, (page) => setState({ page, searching: page.more }))
      .then((page) => {
        kept.set(key, page);
        if (kept.size > 20) kept.delete(kept.keys().next().value);
        setState({ page, searching: false });
      })
      .catch((failure) => {
        if (!controller.signal.aborted) setState((old) => ({ ...old, searching: false, problem: asProblem(failure) }));
      });
    return () => controller.abort();
  }, [key, turn]);
  return { ...state, reload: () => setTurn((n) => n + 1) };
}

async function read(asked, signal, onPart) {
  let rows = [];
  let after = asked.after;
  for (;;) {
    const { body } = await get('/clients' + query({ ...asked, after, limit: PAGE - rows.length }), { signal });
    rows = rows.concat(body.clients);
    const more = body.complete === false && rows.length < PAGE;
    const page = { rows, next: body.next, total: body.total, searched: body.searched, more };
    if (!more) return page;
    onPart(page);
    after = body.next;
  }
}
