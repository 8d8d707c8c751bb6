/**
 * The one of some names that a misspelt one is nearest to, if it is near: with a change in three of its letters at most. Written here, since jsii takes no dependency that
 * it does not bundle.
 */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const far = Math.min(3, Math.ceil(name.length / 3));
  const [best] = names
    .map((one) => ({ one, distance: distance(plain(name), plain(one)) }))
    .filter((found) => found.distance <= far)
    .sort((a, b) => a.distance - b.distance);
  return best?.one;
}

/** How many letters are put in, left out or changed from one text to the other. Source: Levenshtein's distance, row by row. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (const [column, other] of Array.from(to).entries()) {
      next.push(Math.min((next[column] ?? 0) + 1, (row[column + 1] ?? 0) + 1, (row[column] ?? 0) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
