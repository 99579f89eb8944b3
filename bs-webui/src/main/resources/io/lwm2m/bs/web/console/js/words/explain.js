import { path } from '../api/http.js';
import { CAUSES, edit } from './causes.js';
import { codeText, objectName } from './codes.js';

/**
 * A session that did not end well, in words.
 * @returns {{what: string, tries: {text: string, to?: string, label?: string}[]} | null}
 */
export function explain(session) {
  if (session.live || session.outcome === 'bootstrapped') return null;
  // what a device says in an exchange may be anything
  if (/^Bootstrap-/.test(session.cause || '')) return explainExchange(session);
  const rule = CAUSES.find(([pattern]) => pattern.test(session.cause || ''));
  return rule ? rule[1](session) : other(session);
}

function explainExchange(session) {
  const last = session.exchanges[session.exchanges.length - 1];
  if (!last) return other(session);
  const step = `${last.request} ${last.path}`;
  if (!last.code) return silent(session, step, last);
  if (last.request === 'Bootstrap-Finish') return finishRefused(session, last);
  return refusedWrite(session, step, last);
}

function silent(session, step, last) {
  if (/RST/.test(last.diagnostic || '')) {
    return {
      what: `The device rejected ${step} with a reset message: it does not know this exchange.`,
      tries: [{ text: 'It may have restarted, or its client program has ended. Start the bootstrap again on the device.' }],
    };
  }
  return {
    what: `The device did not answer ${step}.`,
    tries: [
      { text: 'Check that it is still on, and that UDP reaches it at ' + session.peer + '; NAT and firewalls forget UDP quickly.' },
      { text: 'A device that sleeps early must stay awake until Bootstrap-Finish.' },
    ],
  };
}

const WRITE_TRIES = {
  '4.00': 'The device found a value that it cannot take. Compare what was sent with what its client supports.',
  '4.01': 'The device does not accept this server as its bootstrap server.',
  '4.04': 'The device does not have this object or instance.',
  '4.05': 'The device does not allow this to be written.',
  '4.13': 'The device has no room for this value: keys and certificates are often too long for small ones.',
  '4.15': 'The device refused all formats that this server can write in.',
};

function refusedWrite(session, step, last) {
  return {
    what: `The device refused ${step}${named(last)} with ${codeText(last.code)}${said(last)}.`,
    tries: [
      { text: WRITE_TRIES[last.code] || 'The log of the device may say more.', to: path`/clients/${session.client}/plan`, label: 'What it is sent' },
      { text: 'Properties of LwM2M 1.1 and SMS settings are refused by many 1.0 devices: leave out what is not needed.', ...edit(session) },
    ],
  };
}

function finishRefused(session, last) {
  return {
    what: `The device took everything, but at the end found that it does not fit together: Bootstrap-Finish was answered with ${codeText(last.code)}${said(last)}.`,
    tries: [
      { text: 'Check that security mode, keys and server address belong together in each account.', ...edit(session) },
      { text: 'Check that the binding is one that the device has.' },
    ],
  };
}

function other(session) {
  return {
    what: session.cause ? `The server says: ${session.cause}.` : 'The server does not know more.',
    tries: [{ text: 'The exchanges below and the log of the device may say more.' }],
  };
}

const named = ({ path: where }) => (objectName(where) ? ` (${objectName(where)})` : '');
const said = ({ diagnostic }) => (diagnostic ? ` and said “${diagnostic}”` : '');
