/** A server that listens on all addresses is reached at the one where this page came from. */
export function reachable(endpoint) {
  const match = /^(coaps?(?:\+tcp)?):\/\/(\[[^\]]*\]|[^:/]*)(:\d+)?$/.exec(endpoint);
  if (!match) return endpoint;
  const [, scheme, host, port = ''] = match;
  const any = ['0.0.0.0', '[::]', '[0:0:0:0:0:0:0:0]', ''].includes(host);
  return `${scheme}://${any ? hostHere() : host}${port}`;
}

// a device on this machine takes an address with fewer surprises than a name
const hostHere = () => (location.hostname === 'localhost' ? '127.0.0.1' : location.hostname);

/** [host, port] of an endpoint. */
export function hostAndPort(endpoint) {
  const url = new URL(endpoint.replace(/^[a-z+]+:/, 'http:'));
  return [url.hostname, url.port || '5683'];
}
