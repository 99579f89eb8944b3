import { html, useState } from '../../lib.js';
import { post } from '../../api/http.js';
import { may } from '../../api/me.js';
import { asProblem } from '../../api/problem.js';
import { ProblemBox } from '../../ui/problem-box.js';

/** Has the server read its key and certificate files again, after they were renewed. */
export function ReloadIdentity({ server, onReloaded }) {
  const [state, setState] = useState({});
  if (!server.identity || !may('admin')) return null;
  async function reload() {
    setState({ busy: true });
    try {
      const { body } = await post('/server/identity/reload');
      setState({ warnings: body.warnings });
      onReloaded();
    } catch (failure) {
      setState({ problem: asProblem(failure) });
    }
  }
  return html`<div class="backup">
    <button type="button" class="secondary" aria-busy=${state.busy ? 'true' : null} disabled=${state.busy} onClick=${reload}>Read key and certificate again</button>
    <div role="status">${state.warnings && html`<p>Read. New handshakes use it.</p>${state.warnings.map((one) => html`<p class="warn-text">${one}</p>`)}`}</div>
    <${ProblemBox} problem=${state.problem} title="The identity stays as it was" />
  </div>`;
}
