const MOST_LINES = 3;

/** Text in SVG does not wrap: as much of it as has room, by the width of a letter. */
export function fit(text, room, letter) {
  const most = Math.floor(room / letter);
  return text.length <= most ? text : text.slice(0, Math.max(most - 1, 1)) + '…';
}

/** A text in lines, broken between words where that is possible. */
export function lines(text, room, letter) {
  const most = Math.max(Math.floor(room / letter), 8);
  const found = [];
  let rest = text || '';
  while (rest && found.length < MOST_LINES) {
    const blank = rest.lastIndexOf(' ', most);
    const end = rest.length <= most ? rest.length : blank > most / 2 ? blank : most;
    found.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  if (rest) found[found.length - 1] = fit(found[found.length - 1] + ' ' + rest, room, letter);
  return found;
}
