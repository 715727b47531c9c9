/** Grade spans as publishers write them, from the youngest up. Pure. */

/** What a part of a span is called, youngest first; each city has words of its own. */
const LEVELS = [
  /\b(pre-?k|early|infant|preschool|kindergarten)\b/i,
  /\b(elementary|primary|es)\b/i,
  /\b(k-?8)\b/i,
  /\b(middle|junior|intermediate|ms)\b/i,
  /\b(high|secondary|senior|hs)\b/i,
];

/** Order of two grade spans: by the youngest grade in them, then by the oldest, then as written. Unknown words and none come last. */
export function bySpan(a: string | null, b: string | null): number {
  const [x, y] = [rank(a), rank(b)];
  return x[0] - y[0] || x[1] - y[1] || (a ?? "").localeCompare(b ?? "", "en");
}

function rank(span: string | null): [number, number] {
  if (span === null) return [LEVELS.length + 1, 0];
  const found = LEVELS.flatMap((level, i) => (level.test(span) ? i : []));
  return found.length > 0 ? [found[0] as number, found.at(-1) as number] : [LEVELS.length, 0];
}
