import { Problem, problemOf } from './problem.js';
import { loggedOut } from './me.js';

const API = '/api/v1';
const PATIENCE = 30_000;

/**
 * Asks the API.
 * @param {string} method
 * @param {string} path below /api/v1
 * @param {{body?: unknown, headers?: Record<string, string>, signal?: AbortSignal}} [options]
 * @returns {Promise<{status: number, body: any, etag: string|null, total: number}>}
 * @throws {Problem}
 */
export async function ask(method, path, { body, headers = {}, signal } = {}) {
  const response = await send(method, path, body, headers, signal);
  if (response.status === 401) loggedOut();
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  return {
    status: response.status,
    body: text ? JSON.parse(text) : null,
    etag: response.headers.get('ETag'),
    total: Number(response.headers.get('X-Total-Count')),
  };
}

async function send(method, path, body, headers, signal) {
  const limit = AbortSignal.timeout(PATIENCE);
  try {
    return await fetch(API + path, {
      method,
      headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new Problem(0, limit.aborted ? 'The server did not answer within 30 seconds.' : 'The server cannot be reached.');
  }
}

export const get = (path, options) => ask('GET', path, options);
export const put = (path, body, headers) => ask('PUT', path, { body, headers });
export const post = (path, body, options) => ask('POST', path, { body, ...options });
export const remove = (path, headers) => ask('DELETE', path, { headers });

/** A path with its segments encoded, so that every client name fits into one. */
export function path(strings, ...segments) {
  return strings.reduce((made, text, i) => made + encodeURIComponent(segments[i - 1]) + text);
}

/** A query of what is there: {a: 'x', b: ''} is ?a=x. */
export function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? '?' + new URLSearchParams(given).toString() : '';
}
