import { codeText, isGood, isTolerated, objectName } from '../../words/codes.js';
import { bytes } from '../../words/numbers.js';
import { shortFormat } from '../../words/session.js';
import { milliseconds } from '../../words/time.js';

/**
 * What the sequence diagram shows, from top to bottom.
 * @returns {{ask: string, detail: string, answer: string, mood: 'good'|'bad'|'mild'|'waiting', fromDevice: boolean, time: string}[]}
 */
export function stepsOf(session) {
  const steps = [opening(session), ...session.exchanges.map((exchange) => step(exchange))];
  if (session.live && session.waiting) steps.push(waiting(session.waiting));
  return steps;
}

/** What the device began with; a handshake that fails comes before any request. */
function opening(session) {
  const refused = session.outcome === 'refused';
  const [, handshake] = /^DTLS handshake failed: (.*)/.exec(session.cause || '') || [];
  return {
    ask: handshake ? 'DTLS handshake' : 'Bootstrap-Request /bs',
    detail: session.client ? `ep=${session.client}` : 'no client name',
    answer: refused ? refusal(session, handshake) : '2.04 Changed',
    said: refused ? handshake || session.cause || '' : '',
    mood: refused ? 'bad' : 'good',
    fromDevice: true,
    time: '',
  };
}

function refusal(session, handshake) {
  if (handshake) return 'failed';
  return /OSCORE/.test(session.cause || '') ? 'refused' : '4.00 Bad Request';
}

function step(exchange) {
  return {
    ...request(exchange),
    answer: codeText(exchange.code),
    said: exchange.diagnostic || '',
    mood: mood(exchange),
    time: milliseconds(exchange.milliseconds),
  };
}

function waiting(asked) {
  return { ...request(asked), answer: 'waiting for the answer', said: '', mood: 'waiting', time: '' };
}

function request(exchange) {
  const parts = [objectName(exchange.path), shortFormat(exchange.format), exchange.bytes ? bytes(exchange.bytes) : ''];
  return {
    ask: `${exchange.request} ${exchange.path}`,
    detail: parts.filter(Boolean).join(' · '),
    fromDevice: false,
  };
}

function mood(exchange) {
  if (isGood(exchange.code)) return 'good';
  return isTolerated(exchange) ? 'mild' : 'bad';
}
