/** A network, initiative, cohort or study as a person makes it in a form. Pure; stored by `addGroup` of membership.store.ts. */
import { type Group, groupKinds } from "./membership.ts";
import { freeId, NAME_MOST } from "./new-place.ts";

/** What stands under /groups itself: a group of this id would have no page. */
export const GROUP_WORDS: readonly string[] = ["new"];

/** As typed; either may be missing or wrong. */
export type GroupForm = { name: string; kind: string };

export type GroupMistake = { field: "name"; how: "missing" | "too-long" } | { field: "kind"; how: "missing" };

/**
 * The id is made from the name. A group of the same name and kind is the same group: a form that is sent twice makes one.
 *
 * @param taken  all groups there are
 */
export function readGroupForm(
  form: GroupForm,
  taken: readonly Group[],
): { group: Group } | { mistakes: GroupMistake[] } {
  const mistakes: GroupMistake[] = [];
  const name = form.name.replaceAll("\0", "").replace(/\s+/g, " ").trim();
  const kind = groupKinds.find((one) => one === form.kind);
  if (name === "") mistakes.push({ field: "name", how: "missing" });
  if ([...name].length > NAME_MOST) mistakes.push({ field: "name", how: "too-long" });
  if (kind === undefined) mistakes.push({ field: "kind", how: "missing" });
  if (mistakes.length > 0 || kind === undefined) return { mistakes };
  const same = taken.find((one) => one.name === name && one.kind === kind);
  return { group: same ?? { id: freeId(name, new Set([...GROUP_WORDS, ...taken.map(({ id }) => id)])), kind, name } };
}

/** The places that a form names as ROOT/PLACE, each once; what is no such name is left out. */
export function readPlaceNames(texts: readonly string[]): { root: string; place: string }[] {
  return [...new Set(texts)].flatMap((text) => {
    const [root = "", place = "", ...more] = text.split("/");
    return root === "" || place === "" || more.length > 0 ? [] : [{ root, place }];
  });
}
