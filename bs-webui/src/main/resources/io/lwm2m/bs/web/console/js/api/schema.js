import { useEffect, useState } from '../lib.js';
import { get } from './http.js';
import { asProblem } from './problem.js';

let reading = null;

/** The property table, read once. */
export function readSchema() {
  reading ||= get('/schema').then(({ body }) => body.properties);
  reading.catch(() => (reading = null));
  return reading;
}

/** @returns {{properties: object[]|null, problem: any}} */
export function useSchema() {
  const [state, setState] = useState({ properties: null, problem: null });
  useEffect(() => {
    readSchema().then(
      (properties) => setState({ properties, problem: null }),
      (failure) => setState({ properties: null, problem: asProblem(failure) }),
    );
  }, []);
  return state;
}
