import { nearest } from "../../corpus/index.ts";
import type { Db } from "../../db/connect.ts";
import { Problem } from "../../db/problem.ts";
import { placeById, placesUnder, rootPlaces } from "./place.store.ts";
import type { Place } from "./place.ts";

/**
 * The place that a person names as ROOT/PLACE, or as ROOT alone: "nyc/01M448".
 *
 * @throws Problem "no-such-root" or "no-such-place", with the nearest name there is
 */
export async function placeNamed(db: Db, name: string): Promise<Place> {
  const [root = "", id = root, ...more] = name.split("/");
  const place = more.length === 0 ? await placeById(db, root, id) : null;
  if (place) return place;
  const roots = (await rootPlaces(db)).map((p) => p.id);
  if (!roots.includes(root)) throw noSuchRoot({ name, roots, near: nearest(root, roots) });
  const near = nearest(
    id,
    (await placesUnder(db, root)).map((p) => p.id),
  );
  throw noSuchPlace({ name, root, near: near ? `${root}/${near}` : undefined });
}

function noSuchRoot(d: { name: string; roots: string[]; near: string | undefined }): Problem {
  const remedy =
    d.roots.length === 0
      ? "Import places first: npm run -s innodopt -- import --help"
      : `There are: ${d.roots.join(", ")}.`;
  return new Problem({
    code: "no-such-root",
    where: d.name,
    what: "No district or independent school has this id.",
    remedy: d.near ? `Did you mean "${d.near}"?` : remedy,
  });
}

function noSuchPlace(d: { name: string; root: string; near: string | undefined }): Problem {
  return new Problem({
    code: "no-such-place",
    where: d.name,
    what: "There is no place of this id.",
    remedy: d.near ? `Did you mean "${d.near}"?` : `List the places: npm run -s innodopt -- places ${d.root}`,
  });
}
