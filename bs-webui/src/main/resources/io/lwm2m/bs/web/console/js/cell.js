import { useEffect, useState } from './lib.js';

/**
 * A value that components follow.
 * @template T
 * @param {T} value
 */
export function cell(value) {
  const followers = new Set();
  return {
    get: () => value,
    set(next) {
      if (next !== value) {
        value = next;
        followers.forEach((follower) => follower(next));
      }
    },
    /** @returns {() => void} which ends it */
    follow(follower) {
      followers.add(follower);
      return () => followers.delete(follower);
    },
  };
}

/** The value of a cell, for as long as the component is shown. */
export function useCell(source) {
  const [value, setValue] = useState(source.get());
  useEffect(() => {
    setValue(source.get());
    return source.follow((next) => setValue(() => next));
  }, [source]);
  return value;
}
