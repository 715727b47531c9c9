/** The questions that CFDocuments takes (limit, offset, sort, orderBy, filter, fields) and the errors of CASE. Pure. */
import { didYouMean } from "../../corpus/index.ts";
import type { CfDocument } from "../../domain/publish/case-types.ts";

/** The words that 1EdTech's information model has for a minor code. It has none for a wrong filter: that is a wrong selection. */
type Minor = "unknownobject" | "invalid_uuid" | "invalid_sort_field" | "invalid_selection_field" | "forbidden";

export type CaseFault = { status: 400 | 403 | 404 | 405 | 421; minor: Minor; description: string };

export const faults = {
  noOperation: (path: string): CaseFault => ({
    status: 404,
    minor: "unknownobject",
    description: `${path}: there is no such operation. /api lists those of CASE.`,
  }),
  unknown: (collection: string, id: string): CaseFault => ({
    status: 404,
    minor: "unknownobject",
    description: `${collection}: nothing here has the identifier ${id}. CFDocuments lists the frameworks, CFPackages/{id} all that is in one.`,
  }),
  notUuid: (id: string): CaseFault => ({
    status: 400,
    minor: "invalid_uuid",
    description: `"${id}" is no UUID in lower case. Take an identifier from CFDocuments or a package.`,
  }),
  parameter: (name: string, why: string): CaseFault => ({
    status: 400,
    minor: "invalid_selection_field",
    description: `${name}: ${why}`,
  }),
  sort: (name: string, why: string): CaseFault => ({
    status: 400,
    minor: "invalid_sort_field",
    description: `${name}: ${why}`,
  }),
  refused: (status: 400 | 403 | 421, what: string): CaseFault => ({
    status,
    minor: status === 400 ? "invalid_uuid" : "forbidden",
    description: what,
  }),
  readOnly: (method: string): CaseFault => ({
    status: 405,
    minor: "forbidden",
    description: `${method}: CASE is read only here. Use GET.`,
  }),
};

/** imsx_StatusInfo, as every failed request is answered. */
export function statusOf({ minor, description }: CaseFault) {
  return {
    imsx_codeMajor: "failure",
    imsx_severity: "error",
    imsx_description: description,
    imsx_codeMinor: {
      imsx_codeMinorField: [{ imsx_codeMinorFieldName: "Innodopt", imsx_codeMinorFieldValue: minor }],
    },
  };
}

/** Fields that a document may have, and may be asked for by name. */
const FIELDS: readonly (keyof CfDocument)[] = [
  "identifier",
  "uri",
  "creator",
  "title",
  "lastChangeDateTime",
  "publisher",
  "officialSourceURL",
  "description",
  "subject",
  "subjectURI",
  "language",
  "version",
  "adoptionStatus",
  "notes",
  "licenseURI",
  "frameworkType",
  "caseVersion",
  "CFPackageURI",
];
/** Those whose value is one text: documents can be put in their order and chosen by them. */
const TEXTS = FIELDS.filter((name) => !["subject", "subjectURI", "licenseURI", "CFPackageURI"].includes(name));

const PARAMETERS = ["limit", "offset", "sort", "orderBy", "filter", "fields"];
const MOST = 500;
const USUAL = 100;

type Chosen = { documents: Partial<CfDocument>[]; total: number; links: Record<string, string> };

/**
 * The documents that a question asks for.
 *
 * @param here  the operation's own address, for links to other parts
 */
export function choose(
  all: readonly CfDocument[],
  query: URLSearchParams,
  here: string,
): Chosen | { fault: CaseFault } {
  for (const name of query.keys()) {
    if (!PARAMETERS.includes(name))
      return { fault: faults.parameter(name, `no such parameter.${didYouMean(name, PARAMETERS)}`) };
    if (query.getAll(name).length > 1) return { fault: faults.parameter(name, "stands twice; say it once.") };
  }
  const [limit, offset] = [numberIn(query, "limit", USUAL), numberIn(query, "offset", 0)];
  if (limit === null || limit < 1 || limit > MOST)
    return { fault: faults.parameter("limit", `is a whole number from 1 to ${MOST}.`) };
  if (offset === null) return { fault: faults.parameter("offset", "is a whole number, 0 or more.") };

  const filtered = filter(all, query.get("filter"));
  if ("fault" in filtered) return filtered;
  const sorted = sort(filtered.documents, query.get("sort"), query.get("orderBy"));
  if ("fault" in sorted) return sorted;
  const total = sorted.documents.length;
  const part = fieldsOf(sorted.documents.slice(offset, offset + limit), query.get("fields"));
  if ("fault" in part) return part;

  const at = (to: number) => {
    const other = new URLSearchParams(query);
    other.set("limit", String(limit));
    other.set("offset", String(to));
    return `${here}?${other}`;
  };
  const links: Record<string, string> = { first: at(0), last: at(Math.max(0, Math.ceil(total / limit) - 1) * limit) };
  if (offset + limit < total) links.next = at(offset + limit);
  if (offset > 0) links.prev = at(Math.max(0, offset - limit));
  return { documents: part.documents, total, links };
}

function numberIn(query: URLSearchParams, name: string, usual: number): number | null {
  const text = query.get(name);
  if (text === null) return usual;
  return /^\d{1,7}$/.test(text) ? Number(text) : null;
}

/** `field OP 'value'`, several joined by AND: = != > >= < <= and ~ (contains), letters in either case. */
const PART = /^\s*([A-Za-z]+)\s*(!=|>=|<=|=|>|<|~)\s*'([^']*)'\s*$/;

function filter(
  all: readonly CfDocument[],
  text: string | null,
): { documents: readonly CfDocument[] } | { fault: CaseFault } {
  if (text === null) return { documents: all };
  if (/\bOR\b/.test(text.replace(/'[^']*'/g, "''")))
    return { fault: faults.parameter("filter", "OR is not supported; ask twice, or join parts by AND.") };
  let left = all;
  for (const part of text.split(/\sAND\s(?=(?:[^']*'[^']*')*[^']*$)/)) {
    const [, field = "", sign = "", value = ""] = PART.exec(part) ?? [];
    if (sign === "")
      return { fault: faults.parameter("filter", `"${part.trim()}" is not understood. Write it as title~'learning'.`) };
    if (!(TEXTS as readonly string[]).includes(field))
      return { fault: faults.parameter("filter", `cannot choose by "${field}". The fields are ${TEXTS.join(", ")}.`) };
    left = left.filter((document) => holds(String(document[field as keyof CfDocument] ?? ""), sign, value));
  }
  return { documents: left };
}

function holds(own: string, sign: string, value: string): boolean {
  const [a, b] = [own.toLowerCase(), value.toLowerCase()];
  if (sign === "~") return a.includes(b);
  if (sign === "=") return a === b;
  if (sign === "!=") return a !== b;
  if (own === "") return false; // what is not there is neither before nor after
  if (sign === ">") return a > b;
  if (sign === ">=") return a >= b;
  return sign === "<" ? a < b : a <= b;
}

function sort(
  documents: readonly CfDocument[],
  field: string | null,
  orderBy: string | null,
): { documents: readonly CfDocument[] } | { fault: CaseFault } {
  if (orderBy !== null && !/^(asc|desc)$/i.test(orderBy)) return { fault: faults.sort("orderBy", "is asc or desc.") };
  if (field === null)
    return orderBy === null ? { documents } : { fault: faults.sort("orderBy", "needs sort, a field.") };
  if (!(TEXTS as readonly string[]).includes(field))
    return { fault: faults.sort("sort", `cannot order by "${field}". The fields are ${TEXTS.join(", ")}.`) };
  const sign = orderBy?.toLowerCase() === "desc" ? -1 : 1;
  const key = (document: CfDocument) => String(document[field as keyof CfDocument] ?? "");
  return { documents: documents.toSorted((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)) };
}

/** Only the named fields of each document; `identifier` is always among them. */
export function fieldsOf(
  documents: readonly CfDocument[],
  text: string | null,
): { documents: Partial<CfDocument>[] } | { fault: CaseFault } {
  if (text === null) return { documents: [...documents] };
  const names = text.split(",").map((name) => name.trim());
  const wrong = names.find((name) => !(FIELDS as readonly string[]).includes(name));
  if (wrong !== undefined)
    return { fault: faults.parameter("fields", `a document has no "${wrong}". It has ${FIELDS.join(", ")}.`) };
  const wanted = new Set(["identifier", ...names]);
  return {
    documents: documents.map((document) =>
      Object.fromEntries(Object.entries(document).filter(([name]) => wanted.has(name))),
    ),
  };
}
