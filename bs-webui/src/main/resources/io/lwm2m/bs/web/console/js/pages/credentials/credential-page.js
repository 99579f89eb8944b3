import { useEffect, useState } from '../../lib.js';
import { get, query } from '../../api/http.js';
import { asProblem } from '../../api/problem.js';

const PAGE = 50;

/** A page of clients that have credentials: {rows: [{client, credentials}], next, total}. */
export function useCredentialPage(prefix, after) {
  const [state, setState] = useState({ page: null, problem: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    read(prefix, after, controller.signal).then(
      (page) => setState({ page, problem: null }),
      (failure) => controller.signal.aborted || setState((old) => ({ ...old, problem: asProblem(failure) })),
    );
    return () => controller.abort();
  }, [prefix, after, turn]);
  return { ...state, reload: () => setTurn((n) => n + 1) };
}

/** One more than is shown is asked for: it says whether there is a next page. */
async function read(prefix, after, signal) {
  const { body, total } = await get('/credentials' + query({ prefix, after, limit: PAGE + 1 }), { signal });
  const all = Object.entries(body).map(([client, credentials]) => ({ client, credentials }));
  const rows = all.slice(0, PAGE);
  return { rows, next: all.length > PAGE ? rows[PAGE - 1].client : '', total };
}
