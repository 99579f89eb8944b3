import { get, path, put } from '../../api/http.js';
import { asProblem } from '../../api/problem.js';

/**
 * Stores the client, if nobody else has changed it since the form was opened.
 * @returns {Promise<{saved?: true, violations?: object[], taken?: true, conflict?: object, problem?: any}>}
 */
export async function save({ name, client, body, etag }) {
  if (!client) return { violations: [{ path: '', code: 'missing', message: 'the client needs a name' }] };
  try {
    await put(path`/configs/${client}`, body, name ? (etag ? { 'If-Match': etag } : {}) : { 'If-None-Match': '*' });
    return { saved: true };
  } catch (failure) {
    const problem = asProblem(failure);
    if (problem.status === 412 || problem.status === 409) return name ? { conflict: await theirs(client) } : { taken: true };
    if (problem.status === 404 && name) return { conflict: { gone: true } };
    return problem.violations.length ? { violations: problem.violations } : { problem };
  }
}

/** What the client has now. */
async function theirs(client) {
  try {
    const { body, etag } = await get(path`/configs/${client}`);
    return { configs: body, etag };
  } catch (failure) {
    return asProblem(failure).status === 404 ? { gone: true } : { problem: asProblem(failure) };
  }
}
