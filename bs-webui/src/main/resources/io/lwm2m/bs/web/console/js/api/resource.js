import { useCallback, useEffect, useRef, useState } from '../lib.js';
import { get } from './http.js';
import { asProblem } from './problem.js';

const MOST_KEPT = 40;
/** The newest answers, so that going back shows at once what was there. */
const kept = new Map();

/** @param {string} key path and query */
export function keep(key, answer) {
  kept.delete(key);
  kept.set(key, answer);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
}

export const keptAnswer = (key) => kept.get(key) || null;

/** Forgets what was read: it may have changed. */
export function forgetAnswers() {
  kept.clear();
}

/**
 * Reads from the API for as long as the component is shown; while it reads again, the last answer stays.
 * @param {string|null} path null for nothing
 * @returns {{data: any, etag: string|null, problem: any, loading: boolean, reload: () => Promise<void>}}
 */
export function useResource(path) {
  const [state, setState] = useState(() => initial(path));
  const running = useRef(null);
  const read = useCallback(async () => {
    running.current?.abort();
    if (path === null) return;
    const controller = new AbortController();
    running.current = controller;
    setState((old) => (old.path === path ? { ...old, loading: true } : initial(path, old)));
    try {
      const { body, etag } = await get(path, { signal: controller.signal });
      keep(path, { data: body, etag });
      if (!controller.signal.aborted) setState({ path, data: body, etag, problem: null, loading: false });
    } catch (failure) {
      if (controller.signal.aborted) return;
      setState((old) => ({ ...old, path, problem: asProblem(failure), loading: false }));
    }
  }, [path]);
  useEffect(() => {
    read();
    return () => running.current?.abort();
  }, [read]);
  const current = state.path === path ? state : initial(path, state);
  return { ...current, reload: read };
}

function initial(path, old) {
  const { data = null, etag = null } = kept.get(path) || {};
  return { path, data, etag, problem: null, loading: path !== null, before: old?.data };
}
