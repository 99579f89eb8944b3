import { useEffect } from '../lib.js';

/** The title of the window, while a page is shown. */
export function useTitle(title) {
  useEffect(() => {
    document.title = `${title} · LwM2M bootstrap server`;
  }, [title]);
}
