/** Reads a CASE 1.0 or 1.1 package into our form of a framework, and says what of it is not kept. Pure. */
import { z } from "zod";
import type { Framework, FrameworkItem } from "../../corpus/index.ts";
import { fold } from "../commons/fold.ts";
import { AS_PACKAGE, NO_DESCRIPTION, nodeTitle } from "./case.ts";
import { type Lost, lostIn, textIn } from "./case-lost.ts";
import { codesOf, type ReadItem, treeOf } from "./case-tree.ts";
import { problems } from "./problems.ts";

export type CaseRead = {
  framework: Framework;
  notKept: string[]; // 'CFItems[].CFItemTypeURI (16): why'
  toSay: string[]; // fields of a framework that only a person can fill in
};

const node = z.looseObject({ title: z.string().optional(), identifier: z.string(), uri: z.string() });
const entity = { identifier: z.string().regex(/\S/), uri: z.string().regex(/\S/), lastChangeDateTime: z.string() };
const casePackage = z.looseObject({
  CFDocument: z.looseObject({ ...entity, creator: z.string().regex(/\S/), title: z.string().regex(/\S/) }),
  CFItems: z.array(z.looseObject({ ...entity, fullStatement: z.string().regex(/\S/) })),
  CFAssociations: z.array(
    z.looseObject({ ...entity, associationType: z.string(), originNodeURI: node, destinationNodeURI: node }),
  ),
});
export type CasePackage = z.infer<typeof casePackage>;
export type ReadAssociation = CasePackage["CFAssociations"][number];

/** Links that a framework's own `associations` can hold. */
const OURS = ["isRelatedTo", "exactMatchOf", "precedes", "isChildOf", "isPartOf", "replacedBy", "exemplar"] as const;
type Ours = (typeof OURS)[number];

/**
 * @param json  a CFPackage
 * @throws Problem "not-a-case-package", naming the first place that is not as the standard has it
 */
export function readCasePackage(json: unknown): CaseRead {
  const parsed = casePackage.safeParse(json);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] as z.core.$ZodIssue;
    throw problems.notACasePackage({ where: path.map(String).join("."), what: message });
  }
  const found = parsed.data;
  const lost = lostIn(found);
  const codes = codesOf(found.CFItems);
  const id = slug(found.CFDocument.title);
  const { ordered, parents } = treeOf(found.CFItems, found.CFAssociations, codes, found.CFDocument.identifier);
  const readItems = new Map(
    ordered.map((item) => {
      const parent = codes.get(parents.get(item.identifier)?.destinationNodeURI.identifier ?? "");
      return [item.identifier, itemOf(item, { code: codes.get(item.identifier) as string, parent }, lost)];
    }),
  );
  const { associations, links } = linksOf(found, { id, codes, parents, readItems }, lost);
  const { CFDocument: document } = found;
  if (document.officialSourceURL === document.uri)
    lost.add("CFDocument.officialSourceURL", "the same as uri, and said once");
  const text = (name: string) => textIn(document, name, "CFDocument", lost);
  const framework: Framework = {
    id,
    title: document.title,
    publisher: document.creator,
    source: "to-be-said",
    kind: "outcomes",
    verified: false,
    verified_at: text("officialSourceURL") ?? document.uri,
    verified_note: "Read from a CASE package by the program; nobody has compared it with the publisher's own text.",
    about: text("description") ?? NO_DESCRIPTION,
    items: [...readItems.values()],
    associations,
    case: {
      identifier: document.identifier,
      uri: document.uri,
      changed: document.lastChangeDateTime,
      ...given({ status: text("adoptionStatus"), language: text("language"), version: text("version") }),
      links,
    },
  };
  const toSay = [
    "source: the id of the work's record in sources.json",
    "kind: outcomes, change or conditions (outcomes is assumed)",
    ...(framework.about === NO_DESCRIPTION ? ["about: what the framework is, in your own words"] : []),
    ...(framework.items.length === 0 ? ["items: the package has none, and a framework needs one"] : []),
  ];
  return { framework, notKept: lost.lines(), toSay };
}

function itemOf(
  item: ReadItem,
  { code, parent }: { code: string; parent: string | undefined },
  lost: Lost,
): FrameworkItem {
  const text = (name: string) => textIn(item, name, "CFItems[]", lost);
  const short = text("abbreviatedStatement");
  if (short !== undefined && short === item.fullStatement)
    lost.add("CFItems[].abbreviatedStatement", "the same as fullStatement, and said once");
  const levels = [item.educationLevel ?? item.educationalLevel ?? []].flat().map(String).filter(Boolean);
  if (item.educationLevel !== undefined && !Array.isArray(item.educationLevel))
    lost.add("CFItems[].educationLevel", "a text; written as the list that the standard has");
  return {
    code,
    ...given({ published_code: text("humanCodingScheme"), parent }),
    title: short ?? item.fullStatement,
    description: item.fullStatement,
    case: {
      identifier: item.identifier,
      uri: item.uri,
      changed: item.lastChangeDateTime,
      ...given({
        type: text("CFItemType"),
        language: text("language"),
        education_level: levels.length > 0 ? levels : undefined,
        list_enumeration: text("listEnumeration"),
        notes: text("notes"),
      }),
    },
  };
}

type Found = {
  id: string;
  codes: ReadonlyMap<string, string>;
  parents: ReadonlyMap<string, ReadAssociation>; // an item's identifier → the link to its parent
  readItems: ReadonlyMap<string, FrameworkItem>;
};

/** Puts each link where our form has a place for it; those that lead out stay as they are, not resolved. */
function linksOf(found: CasePackage, { id, codes, parents, readItems }: Found, lost: Lost) {
  const associations: Framework["associations"] = [];
  const links: NonNullable<Framework["case"]>["links"] = [];
  for (const one of found.CFAssociations) {
    const { originNodeURI: from, destinationNodeURI: to, associationType: type } = one;
    const item = readItems.get(from.identifier);
    const link = {
      identifier: one.identifier,
      uri: one.uri,
      changed: one.lastChangeDateTime,
      ...given({ sequence: sequenceOf(one, lost) }),
    };
    const target = codes.get(to.identifier);
    const toDocument = to.identifier === found.CFDocument.identifier;
    if (item?.case && parents.get(from.identifier) === one) {
      item.case.under = link;
    } else if (item && target !== undefined && (OURS as readonly string[]).includes(type)) {
      const note = textIn(one, "notes", "CFAssociations[]", lost) ?? AS_PACKAGE;
      associations.push({ from: item.code, type: type as Ours, to: `${id}:${target}`, note, case: link });
    } else {
      if (one.notes !== undefined) lost.add("CFAssociations[].notes", "a link that is not resolved keeps none");
      links.push({ ...link, type, from: endOf(from), to: endOf(to) });
      for (const [name, end] of ends(one)) extra(name, end, lost);
      continue;
    }
    if (item.case && one.notes !== undefined && parents.get(from.identifier) === one)
      lost.add("CFAssociations[].notes", "the link to a parent keeps none");
    const titles = [nodeTitle(item), toDocument ? found.CFDocument.title : titleAt(readItems, to.identifier)];
    for (const [i, [name, end]] of ends(one).entries()) {
      if (end.title !== titles[i])
        lost.add(`CFAssociations[].${name}.title`, "the ends of a link are called by their codes or statements");
      const uris = [item.case?.uri, toDocument ? found.CFDocument.uri : readItems.get(to.identifier)?.case?.uri];
      if (end.uri !== uris[i]) lost.add(`CFAssociations[].${name}.uri`, "written as the item's own uri");
      extra(name, end, lost);
    }
  }
  return { associations, links };
}

const ends = (one: ReadAssociation) =>
  [
    ["originNodeURI", one.originNodeURI],
    ["destinationNodeURI", one.destinationNodeURI],
  ] as const;

function extra(name: string, end: ReadAssociation["originNodeURI"], lost: Lost): void {
  for (const key of Object.keys(end))
    if (!["title", "identifier", "uri"].includes(key))
      lost.add(`CFAssociations[].${name}.${key}`, "our form has no place for it");
}

function titleAt(items: ReadonlyMap<string, FrameworkItem>, identifier: string): string | undefined {
  const item = items.get(identifier);
  return item && nodeTitle(item);
}

function endOf({ title, identifier, uri }: ReadAssociation["originNodeURI"]) {
  return title?.trim() ? { title, identifier, uri } : { identifier, uri };
}

/** A whole number, also where it is written as text. */
function sequenceOf(association: ReadAssociation, lost: Lost): number | undefined {
  const { sequenceNumber: value } = association;
  if (value === undefined) return;
  const number = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
  if (!Number.isInteger(number) || String(value).trim() === "") {
    lost.add("CFAssociations[].sequenceNumber", "no whole number");
    return;
  }
  if (typeof value !== "number") lost.add("CFAssociations[].sequenceNumber", "a text; written as a number");
  return number;
}

/** The fields that have a value. */
function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** 'ACT Holistic Framework, Math' is 'act-holistic-framework-math'. */
function slug(title: string): string {
  const plain = fold(title)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "");
  return plain.slice(0, 60).replace(/-$/, "") || "framework";
}
