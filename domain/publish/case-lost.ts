/** What of a CASE package our form of a framework does not keep, path by path. Pure. */
import type { CasePackage } from "./case-read.ts";

/** Fields that are kept; all others are named in notKept. */
const KEPT = {
  CFDocument: [
    "identifier",
    "uri",
    "lastChangeDateTime",
    "creator",
    "title",
    "description",
    "officialSourceURL",
    "adoptionStatus",
    "language",
    "version",
    "caseVersion",
  ],
  CFItems: [
    "identifier",
    "uri",
    "lastChangeDateTime",
    "fullStatement",
    "abbreviatedStatement",
    "humanCodingScheme",
    "CFItemType",
    "listEnumeration",
    "educationLevel",
    "language",
    "notes",
  ],
  CFAssociations: [
    "identifier",
    "uri",
    "lastChangeDateTime",
    "associationType",
    "originNodeURI",
    "destinationNodeURI",
    "sequenceNumber",
    "notes",
  ],
} as const;

/** Why a field is not kept, where more can be said than that we have no place for it. */
const WHY: Record<string, string> = {
  CFDocumentURI: "every entity of a package belongs to its document",
  CFPackageURI: "it is where the source's server had the package",
  CFItemAssociationURI: "it is where the source's server had the item's associations",
  CFItemTypeURI: "of an item's type its name is kept, not its definition",
  educationalLevel: "no field of the standard; read as educationLevel and so written",
};

export type Lost = { add(path: string, why: string): void; lines(): string[] };

/** Notes what is lost, by path, with how often. */
function losses(): Lost {
  const found = new Map<string, { why: string; times: number }>();
  return {
    add(path, why) {
      const before = found.get(path);
      found.set(path, { why, times: (before?.times ?? 0) + 1 });
    },
    lines: () => [...found].map(([path, { why, times }]) => `${path} (${times}): ${why}`).sort(),
  };
}

/** Whole fields that have no place in our form. */
export function lostIn(found: CasePackage): Lost {
  const lost = losses();
  const note = (path: string, name: string) => lost.add(`${path}${name}`, WHY[name] ?? "our form has no place for it");
  const check = (path: string, entity: object, kept: readonly string[]) => {
    for (const name of Object.keys(entity)) if (!kept.includes(name)) note(path, name);
  };
  check("CFDocument.", found.CFDocument, KEPT.CFDocument);
  for (const item of found.CFItems) check("CFItems[].", item, KEPT.CFItems);
  for (const association of found.CFAssociations) check("CFAssociations[].", association, KEPT.CFAssociations);
  for (const [name, value] of Object.entries(found)) {
    if (name in KEPT || isEmpty(value)) continue;
    if (name !== "CFDefinitions" || typeof value !== "object" || value === null) note("", name);
    else for (const [part, list] of Object.entries(value)) if (!isEmpty(list)) note("CFDefinitions.", part);
  }
  return lost;
}

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;

/** A field's text; undefined where there is none, and noted where what stands there is none. */
export function textIn(entity: Record<string, unknown>, name: string, path: string, lost: Lost): string | undefined {
  const value = entity[name];
  if (value === undefined) return;
  if (typeof value === "string" && /\S/.test(value)) return value;
  lost.add(`${path}.${name}`, value === "" ? "empty" : "no text");
}
