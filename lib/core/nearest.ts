/**
 * Of some names those that a misspelt one may mean, at most three, the nearest first. Written here, since jsii takes no dependency that it does not bundle.
 */
export function nearest(misspelt: string, names: readonly string[]): string[] {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const atMost = Math.max(1, Math.min(3, Math.floor(misspelt.length / 4)));
  const found = names.map((name) => ({ name, edits: edits(plain(misspelt), plain(name)) })).filter((one) => one.edits <= atMost);
  const best = Math.min(...found.map((one) => one.edits));
  return found
    .filter((one) => one.edits <= best + 1)
    .sort((one, other) => one.edits - other.edits)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** How many letters must be put in, taken out or changed to make one text of the other: Levenshtein's distance. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const changed = (row[column] as number) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] as number) + 1, (next[column] as number) + 1));
    }
    row = next;
  }
  return row.at(-1) as number;
}
