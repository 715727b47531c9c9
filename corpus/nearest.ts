/**
 * The known word nearest to a mistyped one, for "Did you mean …?"; undefined where none is near enough to be meant.
 *
 * Distance: edits of one letter, two neighbors exchanged counting once (Damerau 1964, in the restricted form).
 * Near enough: at most a third of the longer word's letters, and at most 6; else the shortest that begins with it, from
 * three letters on.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const words = [...known];
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  const asked = word.toLowerCase();
  for (const candidate of words) {
    const longer = Math.max(word.length, candidate.length);
    const limit = Math.min(6, Math.max(1, Math.floor(longer / 3)), least - 1);
    if (Math.abs(word.length - candidate.length) > limit) continue;
    const edits = distance(asked, candidate.toLowerCase());
    if (edits <= limit) [best, least] = [candidate, edits];
  }
  return best ?? beginning(asked, words);
}

function beginning(word: string, known: readonly string[]): string | undefined {
  if (word.length < 3) return undefined;
  const longer = known.filter((candidate) => candidate.toLowerCase().startsWith(word));
  return longer.sort((a, b) => a.length - b.length)[0];
}

/** Edits of one letter that make `b` of `a`, two neighbors exchanged counting once. */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** `Did you mean "…"?`, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near === undefined ? "" : ` Did you mean "${near}"?`;
}
