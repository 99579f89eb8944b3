import { html, useLayoutEffect, useId, useRef } from '../lib.js';

/** A question that must be answered first; Escape is no. */
export function Dialog({ title, onClose, children, actions, wide = false }) {
  const dialog = useRef(null);
  const heading = useId();
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current.showModal();
    return () => before?.focus?.();
  }, []);
  return html`
    <dialog ref=${dialog} aria-labelledby=${heading} onCancel=${(event) => (event.preventDefault(), onClose())}>
      <article class=${wide ? 'wide' : ''}>
        <h2 id=${heading}>${title}</h2>
        ${children}
        <footer>${actions}</footer>
      </article>
    </dialog>
  `;
}
