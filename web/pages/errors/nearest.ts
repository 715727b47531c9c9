import { nearest } from "../../../corpus/nearest.ts";

/** Up to `count` of the known addresses that look most like `asked`, the nearest first; none where nothing is near. */
export function nearestAddresses(asked: string, known: Iterable<string>, count = 3): string[] {
  const rest = new Set(known);
  const found: string[] = [];
  while (found.length < count) {
    const next = nearest(asked, rest);
    if (next === undefined) return found;
    found.push(next);
    rest.delete(next);
  }
  return found;
}
