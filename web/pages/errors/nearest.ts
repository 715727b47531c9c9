import { nearest } from "../../../corpus/nearest.ts";

/** Nobody who looks for something else is led there. */
const FOR_STEWARDS = "/corrections/review";

/**
 * Up to `count` of the known addresses that look most like `asked`, the nearest first; none where nothing is near. Where some
 * stand beside it (/states/…), only the last part is compared, and where none of them is near, their list is meant.
 */
export function nearestAddresses(asked: string, all: readonly string[], count = 3): string[] {
  const known = all.filter((address) => address !== FOR_STEWARDS);
  const list = asked.slice(0, asked.lastIndexOf("/"));
  const beside = known.filter((one) => list !== "" && one.slice(0, one.lastIndexOf("/")) === list);
  if (beside.length === 0) return nearestOf(asked, known, count);
  const tails = beside.map((one) => one.slice(list.length + 1));
  const near = nearestOf(asked.slice(list.length + 1), tails, count).map((tail) => `${list}/${tail}`);
  return near.length === 0 && known.includes(list) ? [list] : near;
}

function nearestOf(asked: string, known: readonly string[], count: number): string[] {
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
