import { counted } from './numbers.js';
import { milliseconds } from './time.js';

/** The outcome, or that it runs. */
export const outcomeOf = (session) => (session.live ? 'running' : session.outcome);

/** 6 exchanges in 107 ms. */
export function inShort(session) {
  const exchanges = counted(session.exchanges.length, 'exchange');
  if (session.live) return `${exchanges} so far`;
  if (!session.exchanges.length) return sentence(session.cause);
  return `${exchanges} in ${milliseconds(session.milliseconds)}`;
}

/** SENML_CBOR 112 is SenML CBOR 112. */
export function formatName(format) {
  return (format || '').replaceAll('_', ' ').replace('SENML', 'SenML');
}

/** The same without its number. */
export const shortFormat = (format) => formatName(format).replace(/ \d+$/, '');

/** A cause as the server tells it, as a sentence. */
export const sentence = (text = '') => text.charAt(0).toUpperCase() + text.slice(1);
