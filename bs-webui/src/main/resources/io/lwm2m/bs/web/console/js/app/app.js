import { html, useLayoutEffect, useRef } from '../lib.js';
import { useHere } from './router.js';
import { placeOf } from './places.js';
import { Navigation } from './navigation.js';
import { ConnectionNotice } from './connection.js';
import { Palette } from './palette.js';
import { Toasts } from '../ui/toast.js';
import { Fault } from './fault.js';

/** Everything: navigation beside the page of the place where the person is. */
export function App() {
  const { path } = useHere();
  const { page, props, place, id } = placeOf(path);
  const main = useRef(null);
  const first = useRef(true);
  useLayoutEffect(() => {
    if (!first.current) main.current.focus({ preventScroll: true });
    first.current = false;
  }, [id]);
  return html`
    <a class="skip" href="#main" onClick=${(event) => (event.preventDefault(), main.current.focus())}>Skip to content</a>
    <div class="shell">
      <${Navigation} place=${place} />
      <main id="main" tabindex="-1" ref=${main}>
        <${ConnectionNotice} />
        <${Fault} key=${id}><${page} ...${props} /><//>
      </main>
    </div>
    <${Palette} />
    <${Toasts} />
  `;
}

