/** A place as a person adds it in a form. Pure; stored by `addPlace` of place.store.ts. */
import { ADDRESS_WORDS, isAddressWord, isPlaceId, type Place, type PlaceKind, placeKinds } from "./place.ts";

export const NAME_MOST = 120;

/** As typed; every field may be missing or wrong. An empty id is made from the name. */
export type PlaceForm = { name: string; kind: string; state: string; id: string };

export type PlaceMistake =
  | { field: "name"; how: "missing" | "too-long" }
  | { field: "kind"; how: "missing" }
  | { field: "state"; how: "unknown" }
  | { field: "id"; how: "wrong" };

/** What may stand under a place, the likeliest first; null = at the top. */
export function kindsUnder(parent: Pick<Place, "kind"> | null): readonly PlaceKind[] {
  if (parent === null) return ["district", "school"];
  return parent.kind === "district" ? ["school", "team", "district"] : ["team"];
}

/**
 * @param parent  under which it is to stand, with all places of its root, or null: it is a root itself
 * @param taken   the ids that cannot be given to another: of a root's places, or of all roots
 * @param states  ids of the states that the record knows
 */
export function readPlaceForm(
  form: PlaceForm,
  parent: Place | null,
  { taken, states }: { taken: readonly Place[]; states: readonly string[] },
): { place: Place } | { mistakes: PlaceMistake[] } {
  const mistakes: PlaceMistake[] = [];
  const name = form.name.replaceAll("\0", "").replace(/\s+/g, " ").trim();
  const kind = placeKinds.find((one) => one === form.kind && kindsUnder(parent).includes(one));
  const typed = form.id.trim();
  if (name === "") mistakes.push({ field: "name", how: "missing" });
  if ([...name].length > NAME_MOST) mistakes.push({ field: "name", how: "too-long" });
  if (kind === undefined) mistakes.push({ field: "kind", how: "missing" });
  if (parent === null && form.state !== "" && !states.includes(form.state))
    mistakes.push({ field: "state", how: "unknown" });
  if (typed !== "" && (!isPlaceId(typed) || isAddressWord(typed))) mistakes.push({ field: "id", how: "wrong" });
  if (mistakes.length > 0 || kind === undefined) return { mistakes };
  const state = parent === null && form.state !== "" ? form.state : null;
  const same = taken.find((one) => one.name === name && one.kind === kind && one.parent === (parent?.id ?? null));
  const id = typed || (same?.id ?? freeId(name, new Set([...ADDRESS_WORDS, ...taken.map((one) => one.id)])));
  return { place: { root: parent?.root ?? id, id, parent: parent?.id ?? null, kind, name, state, gradeSpan: null } };
}

/** "Lincoln Élementary" → "lincoln-elementary", with a number after it where that is taken. */
export function freeId(name: string, taken: ReadonlySet<string>): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const stem =
    plain
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 40)
      .replace(/-$/, "") || "place";
  for (let n = 1; ; n++) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    if (!taken.has(id)) return id;
  }
}
