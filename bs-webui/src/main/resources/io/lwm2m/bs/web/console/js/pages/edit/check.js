import { useEffect, useState } from '../../lib.js';
import { path, post } from '../../api/http.js';
import { asProblem } from '../../api/problem.js';

const PAUSE = 250;

/**
 * Has the server look at what is typed, without storing it.
 * @returns {{violations: object[]|null, warnings: object[], plan: object|null, checking: boolean, problem: any}}
 */
export function useCheck(name, body) {
  const [result, setResult] = useState({ violations: null, warnings: [], plan: null, problem: null });
  const [checking, setChecking] = useState(false);
  const asked = JSON.stringify(body);
  useEffect(() => {
    const controller = new AbortController();
    setChecking(true);
    const timer = setTimeout(async () => {
      try {
        const { body: found } = await post(path`/clients/${name || 'new client'}/check`, body, { signal: controller.signal });
        const { violations = [], warnings = [] } = found;
        setResult((old) => ({ violations, warnings, plan: found.plan || old.plan, stale: !found.plan, problem: null }));
      } catch (failure) {
        if (controller.signal.aborted) return;
        setResult((old) => ({ ...old, problem: asProblem(failure) }));
      }
      setChecking(false);
    }, PAUSE);
    return () => (clearTimeout(timer), controller.abort());
  }, [name, asked]);
  return { ...result, checking };
}

/** Violations by where they belong: '3/lifetime' for a property of the account with config id 3, '3' for the account, '' else. */
export function byPlace(violations) {
  const places = new Map();
  for (const { path: where, message, code } of violations || []) {
    const [, id, property] = /^(\d+)(?:\.([A-Za-z0-9]+))?/.exec(where || '') || [];
    const place = id === undefined ? '' : property ? `${id}/${property}` : id;
    // that JSON has quotes is nothing that people see here
    const said = message.replace(' without quotes', '');
    places.set(place, [...(places.get(place) || []), { message: said, code, where }]);
  }
  return places;
}
