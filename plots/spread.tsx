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
  const ordered = counts.flatMap((count, i) => (apart[i] ? [] : [{ count, i }]));
  const others = counts.flatMap((count, i) => (apart[i] ? [{ count, i }] : []));
  const steps = ordered.length;
  let at = 0;
  const parts = [...ordered, ...others].map(({ count, i }) => {
    const x = at;
    at += (100 * count) / total;
    return { i, x, width: at - x };
  });
  return (
    <svg class="spread" aria-hidden="true">
      {parts.map(({ i, x, width }) =>
        width === 0 ? null : (
          <rect
            key={i}
            class={
              apart[i]
                ? "dash"
                : `swatch${colorOf(
                    ordered.findIndex((o) => o.i === i),
                    steps,
                  )}`
            }
            x={`${round(x)}%`}
            width={`${round(width)}%`}
          />
        ),
      )}
    </svg>
  );
}

/** 1 to 5: up to four options take the ramp's strongest, more are spread over all of it. */
export function colorOf(index: number, steps: number): number {
  return steps <= 4 ? 6 - steps + index : 1 + Math.round((4 * index) / (steps - 1));
}

function round(x: number): number {
  return Math.round(x * 100) / 100;
}
