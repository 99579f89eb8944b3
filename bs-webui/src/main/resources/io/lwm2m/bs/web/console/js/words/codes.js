/** The names of CoAP's response codes (RFC 7252, 12.1.2 and successors). */
const NAMES = {
  '2.01': 'Created',
  '2.02': 'Deleted',
  '2.03': 'Valid',
  '2.04': 'Changed',
  '2.05': 'Content',
  '2.31': 'Continue',
  '4.00': 'Bad Request',
  '4.01': 'Unauthorized',
  '4.02': 'Bad Option',
  '4.03': 'Forbidden',
  '4.04': 'Not Found',
  '4.05': 'Method Not Allowed',
  '4.06': 'Not Acceptable',
  '4.08': 'Request Entity Incomplete',
  '4.09': 'Conflict',
  '4.12': 'Precondition Failed',
  '4.13': 'Request Entity Too Large',
  '4.15': 'Unsupported Content-Format',
  '5.00': 'Internal Server Error',
  '5.01': 'Not Implemented',
  '5.03': 'Service Unavailable',
  '5.04': 'Gateway Timeout',
};

/** 2.04 Changed */
export const codeText = (code) => (code ? `${code} ${NAMES[code] || ''}`.trim() : 'no answer');

/** Did the device agree? */
export const isGood = (code) => Boolean(code) && code.startsWith('2.');

/** A refusal that the plan goes on after: devices may refuse to be looked at or cleared. */
export const isTolerated = ({ request }) => request === 'Bootstrap-Discover' || request === 'Bootstrap-Delete';

/** What an object is, for those who do not know the numbers. */
const OBJECTS = { 0: 'Security', 1: 'Server', 2: 'Access Control', 21: 'OSCORE' };

/** Server instance of /1/0; '' for anything else. */
export function objectName(path) {
  const object = path.split('/')[1];
  return OBJECTS[object] || '';
}
