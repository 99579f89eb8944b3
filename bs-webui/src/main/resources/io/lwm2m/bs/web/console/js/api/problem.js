/** What the API said when it refused, or what stood in the way of asking. */
export class Problem extends Error {
  /**
   * @param {number} status HTTP status, 0 when there was no answer
   * @param {string} detail one sentence for people
   * @param {{path: string, code: string, message: string}[]} violations
   */
  constructor(status, detail, violations = []) {
    super(detail);
    this.status = status;
    this.violations = violations;
  }

  /** No answer at all. */
  get unreachable() {
    return this.status === 0;
  }

  /** One line with what broke which rule, when that is known. */
  get text() {
    if (!this.violations.length) return this.message;
    return this.violations.map((one) => (one.path ? `${one.path}: ` : '') + one.message).join('; ');
  }
}

/** Reads a refusal; whatever has answered instead of the server is told too. */
export async function problemOf(response) {
  const fallback = `The server answered ${response.status} ${response.statusText}`.trim();
  try {
    const json = await response.json();
    return new Problem(response.status, json.detail || json.title || fallback, json.violations || []);
  } catch {
    return new Problem(response.status, fallback);
  }
}

/** Anything that was thrown, as a problem. */
export function asProblem(failure) {
  return failure instanceof Problem ? failure : new Problem(-1, `This page has a fault: ${failure.message}`);
}
