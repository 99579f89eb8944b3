import { html } from '../lib.js';

const { Component } = globalThis.preact;

/** Keeps a fault of one page from taking the others along. */
export class Fault extends Component {
  componentDidCatch(failure) {
    console.error(failure);
    this.setState({ failure });
  }

  render({ children }, { failure }) {
    if (!failure) return children;
    return html`
      <section class="panel bad" role="alert">
        <h1>This page has a fault</h1>
        <p>${String(failure.message || failure)}</p>
        <button type="button" onClick=${() => location.reload()}>Load it again</button>
      </section>
    `;
  }
}
