/** How the answers to one question spread: a bar over the whole width, one part per option, in the options' order. */

export type SpreadProps = {
  counts: readonly number[]; // answers per option
  apart: readonly boolean[]; // options outside the order ("don't know"): outlined, at the end
};

/**
 * Heights stand in the stylesheet (.spread): a page has hundreds of parts. Stronger color = a later option. An option nobody
 * chose has no part. Hidden from screen readers: the counts stand beside it.
 */
export function Spread({ counts, apart }: SpreadProps) {
  const total = counts.reduce((sum, c) => sum + c, 0);
  if (total === 0) return null;
  const steps = counts.filter((_, i) => !apart[i]).length;
  let [at, step, parts] = [0, 0, ""];
  const draw = (count: number, name: string) => {
    const width = (100 * count) / total;
    if (count > 0) parts += `<rect class="${name}" x="${round(at)}%" width="${round(width)}%"/>`;
    at += width;
  };
  counts.forEach((count, i) => {
    if (!apart[i]) draw(count, `swatch${colorOf(step++, steps)}`);
  });
  counts.forEach((count, i) => {
    if (apart[i]) draw(count, "dash");
  });
  // Written as text: numbers and our own class names only, and a page has hundreds of these.
  return <svg class="spread" aria-hidden="true" dangerouslySetInnerHTML={{ __html: parts }} />;
}

/** 1 to 5: up to four options take the ramp's strongest, more are spread over all of it. */
export function colorOf(index: number, steps: number): number {
  return steps <= 4 ? 6 - steps + index : 1 + Math.round((4 * index) / (steps - 1));
}

function round(x: number): number {
  return Math.round(x * 100) / 100;
}
