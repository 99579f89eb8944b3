const PATIENCE = 1500;

history.scrollRestoration = 'manual';

/** Notes how far down the person is, in the entry that is left. */
export function noteScroll() {
  history.replaceState({ ...history.state, y: scrollY }, '');
}

/** Back to where the person was, as soon as the page is long enough again. */
export function restoreScroll() {
  const y = history.state?.y || 0;
  const end = performance.now() + PATIENCE;
  const step = () => {
    scrollTo(0, y);
    const moved = Math.abs(scrollY - y) > 2;
    if (moved && performance.now() < end) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}
