import { hostAndPort } from './address.js';

/** A text as one word of a shell. */
const quoted = (text) => (/^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/**
 * Command lines that start a device.
 * @param {string} name endpoint name
 * @param {string} endpoint where this server listens, coap://...
 */
export function deviceCommands(name, endpoint) {
  const [host, port] = hostAndPort(endpoint);
  const ep = quoted(name);
  return [
    { label: 'Simulated device', text: `java -jar bs-demo.jar device --endpoint ${ep} --server ${endpoint}` },
    { label: 'Wakaama', text: `lwm2mclient -4 -b -h ${host} -p ${port} -n ${ep}` },
    { label: 'Anjay', text: `demo -e ${ep} -u ${endpoint} -s nosec -b` },
    { label: 'Leshan', text: `java -jar leshan-client-demo.jar -b -u ${host}:${port} -n ${ep}` },
  ];
}

/** The simulated device with a pre-shared key, which stands in a file: arguments of programs can be seen. */
export const securedCommand = (name, endpoint, identity) =>
  `java -jar bs-demo.jar device --endpoint ${quoted(name)} --server ${endpoint} --psk ${quoted(identity + ':@device.key')}`;
