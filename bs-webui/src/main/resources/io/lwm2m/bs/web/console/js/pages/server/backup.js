import { html, useState } from '../../lib.js';
import { post } from '../../api/http.js';
import { may } from '../../api/me.js';
import { asProblem } from '../../api/problem.js';
import { ProblemBox } from '../../ui/problem-box.js';
import { Copyable } from '../../ui/copy.js';
import { bytes } from '../../words/numbers.js';

/** Copies the database into a file on the server's machine. */
export function BackUp() {
  const [state, setState] = useState({});
  if (!may('admin')) return null;
  async function backUp() {
    setState({ busy: true });
    try {
      const { body } = await post('/backup');
      setState({ copy: body });
    } catch (failure) {
      setState({ problem: asProblem(failure) });
    }
  }
  return html`<div class="backup">
    <button type="button" class="secondary" aria-busy=${state.busy ? 'true' : null} disabled=${state.busy} onClick=${backUp}>
      ${state.busy ? 'Copying the database' : 'Back up now'}</button>
    <div role="status">${state.copy && html`<p>Copied, ${bytes(state.copy.bytes)}, on the machine of the server:
      <${Copyable} text=${state.copy.file} what="the name of the file" /></p>`}</div>
    <${ProblemBox} problem=${state.problem} title="The database was not copied" />
  </div>`;
}
