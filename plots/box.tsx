/** The status of a condition as a small box: full, half full, empty. What is not known has none. The word stands beside it. */
export type BoxStatus = "present" | "partly" | "absent";

/** Outline and filling of a box of `size` px whose corner is x, y. */
export function boxPaths(status: BoxStatus, x = 0, y = 0, size = 11): { outline: string; filling: string } {
  const [edge, side] = [0.75, size - 1.5];
  const outline = `M${x + edge} ${y + edge}h${side}v${side}h-${side}z`;
  const width = { present: side, partly: side / 2, absent: 0 }[status];
  return { outline, filling: width === 0 ? "" : `M${x + edge} ${y + edge}h${width}v${side}h-${width}z` };
}

export function Box({ status }: { status: BoxStatus }) {
  const { outline, filling } = boxPaths(status);
  return (
    <svg class="unit" width="11" height="11" aria-hidden="true">
      <path class="ring" d={outline} />
      {filling && <path d={filling} />}
    </svg>
  );
}
