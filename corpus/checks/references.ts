/** Every id that a record names is there, and every part of another record that it names too. */

import { singular } from "../kinds.ts";
import { didYouMean } from "../nearest.ts";
import type { Reference } from "../references.ts";
import { at, type Check, type Shelf } from "./shelf.ts";

export const namedRecordsExist: Check = function* (shelf) {
  for (const { record, reference } of shelf.references) {
    const { kind, id } = reference.to;
    if (shelf.get(kind, id) !== undefined) continue;
    const home = kind === "sources" ? "sources.json" : `${kind}/`;
    yield at(record, reference.path, `${singular[kind]} "${id}" is not in ${home}.${shelf.meant(kind, id)}`);
  }
};

export const namedPartsExist: Check = function* (shelf) {
  for (const { record, reference } of shelf.references) {
    const { part, to, path } = reference;
    const parts = partsOf(shelf, reference);
    if (part === undefined || parts === undefined || parts.includes(part)) continue;
    const name = part === "" ? "no part of it is named" : `it has no "${part}"`;
    yield at(record, path, `${singular[to.kind]} "${to.id}": ${name}.${didYouMean(part, parts)}`);
  }
};

/** What a reference of this kind may name inside its target; undefined where it names the whole. */
function partsOf(shelf: Shelf, { to, relation }: Reference): string[] | undefined {
  if (to.kind === "studies") return shelf.get("studies", to.id)?.findings.map((finding) => finding.id);
  if (to.kind === "frameworks") return shelf.get("frameworks", to.id)?.items.map((item) => item.code);
  if (relation === "measured-by" || relation === "mirrors") {
    return shelf.get("instruments", to.id)?.items.map((item) => item.id);
  }
  return undefined;
}
