import { path, query } from '../api/http.js';
import { codeText, objectName } from './codes.js';

/**
 * A session that did not end well, in words.
 * @returns {{what: string, tries: {text: string, to?: string, label?: string}[]} | null}
 */
export function explain(session) {
  if (session.live || session.outcome === 'bootstrapped') return null;
  const rule = RULES.find(([pattern]) => pattern.test(session.cause || ''));
  if (rule) return rule[1](session);
  return session.outcome === 'failed' ? explainExchange(session) : other(session);
}

const edit = ({ client }) => ({ to: path`/clients/${client}/edit`, label: 'Edit the client' });
const credential = ({ client }) => ({ to: path`/clients/${client}/credential`, label: 'Its credential' });

const RULES = [
  [/no configuration for this client/, (session) => ({
    what: `This server knows no client “${session.client}”, so it had nothing to send.`,
    tries: [
      { text: 'If the device is yours, add it under exactly this name; capitals and spaces count.',
        to: '/add' + query({ name: session.client }), label: 'Add this client' },
      { text: 'If it is configured under another name, correct the endpoint name on the device.' },
    ],
  })],
  [/keys, which are not sent over plain/, (session) => ({
    what: 'What is configured for this client contains keys, and the device asked over plain CoAP, where anybody on the way could read them. So nothing was sent.',
    tries: [
      { text: 'Give the client a credential and have the device ask over coaps.', ...credential(session) },
      { text: 'In a laboratory: start the server with --allow-plaintext-secrets.' },
    ],
  })],
  [/has a credential and must use it/, (session) => ({
    what: 'This client has a credential here, but the device came over plain CoAP without it.',
    tries: [
      { text: 'Point the device to the coaps address of this server, with its key.' },
      { text: 'Or remove the credential, if the device is meant to come without.', ...credential(session) },
    ],
  })],
  [/identity does not own this client name/, (session) => ({
    what: 'The device proved an identity that belongs to another client name than the one it asked for.',
    tries: [
      { text: 'Compare the endpoint name on the device with the client that its key was given to.', ...credential(session) },
    ],
  })],
  [/no client name|client name must|two client names/, () => ({
    what: 'The request did not say properly which device asks: the parameter ep is missing or malformed.',
    tries: [{ text: 'Set the endpoint name on the device: 1 to 255 bytes of UTF-8, without control characters.' }],
  })],
  [/preferred content format/, () => ({
    what: 'The device asked for a content format (pct) in which this server cannot write.',
    tries: [{ text: 'Use 11542 (TLV), 112 (SenML CBOR) or 110 (SenML JSON), or leave pct away.' }],
  })],
  [/not confirmable/, () => ({
    what: 'The device sent its request as a non-confirmable message; a bootstrap request must be confirmable.',
    tries: [{ text: 'Have the client send POST /bs as CON.' }],
  })],
  [/newer bootstrap request/, (session) => ({
    what: 'The device asked again before this session was over, so this one gave way to the newer one.',
    tries: [
      { text: 'Look at the newer session of this client.', to: path`/clients/${session.client}/sessions`, label: 'Its sessions' },
      { text: 'When this repeats: the device may give up too early, or two devices may have the same name.' },
    ],
  })],
  [/server was stopped/, () => ({
    what: 'The server was stopped while this session ran.',
    tries: [{ text: 'Nothing to repair: the device asks again by itself.' }],
  })],
  [/could not be read|error in the server/, () => ({
    what: 'The server had a problem of its own, for instance with its database.',
    tries: [
      { text: 'Look at the log of the server at this time.' },
      { text: 'See whether its store works.', to: '/server', label: 'Server' },
    ],
  })],
  [/connection to the client is gone/, () => ({
    what: 'The secure connection to the device ended before the session did.',
    tries: [{ text: 'Check whether the device restarted or changed its address during the bootstrap.' }],
  })],
];

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
