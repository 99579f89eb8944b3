import { useCell } from '../cell.js';
import { useEffect, useRef } from '../lib.js';
import { live, MOST_FINISHED, useEvents } from './live.js';

/**
 * A list of sessions that was read, with those before it that run now or have ended since.
 * @param {{data: {sessions: object[]}|null, reload: () => void}} resource
 * @param {(session: object) => boolean} fits which news belong into the list
 */
export function useNews(resource, fits) {
  const { running, finished, total } = useCell(live);
  const readAt = useRef(total);
  useEvents(['reset'], resource.reload);
  useEffect(() => {
    // only so many news are kept: read again before there is a gap
    if (total - readAt.current > MOST_FINISHED * 0.8) {
      readAt.current = total;
      resource.reload();
    }
  }, [total]);
  const news = [...running, ...finished].filter(fits);
  const known = new Set(news.map(({ id }) => id));
  const read = resource.data?.sessions || [];
  return [...news, ...read.filter(({ id }) => !known.has(id))];
}
