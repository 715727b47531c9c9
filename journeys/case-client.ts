/**
 * A minimal client of CASE 1.1, written from the format alone and without a look at any server.
 * Every check gives the list of what is wrong, in words; an empty list means that the promise is kept.
 */

export type Json = Record<string, unknown>;
export type Answer = { status: number; type: string; headers: Headers; text: string; body: unknown };
export type Link = { title: string; identifier: string; uri: string; targetType?: string };
export type Entity = Json & { identifier: string; uri: string };
export type Association = Entity & { associationType: string; originNodeURI: Link; destinationNodeURI: Link };
export type Package = {
  CFDocument: Entity;
  CFItems?: Entity[];
  CFAssociations?: Association[];
  CFDefinitions?: Record<string, Entity[]>;
  CFRubrics?: Entity[];
};
export type Client = ReturnType<typeof caseClient>;

/** What is wrong with a value, in words that follow "is"; undefined if nothing is. */
type Check = (value: unknown) => string | readonly string[] | undefined;
type Shape = { kind: string; required: Record<string, Check>; optional: Record<string, Check> };

export const basePath = "/ims/case/v1p1";
const atOnce = 8;

// ---------------------------------------------------------------- fetching

/** Gets paths under the base, or absolute addresses: at most eight at once, each address once. */
export function caseClient(site: string) {
  const base = new URL(basePath, site).href;
  const seen = new Map<string, Promise<Answer>>();
  const gate = gateOf(atOnce);
  const get = (path: string): Promise<Answer> => {
    const url = /^https?:/.test(path) ? path : base + path;
    const answer = seen.get(url) ?? gate.enter(() => fetchJson(url));
    seen.set(url, answer);
    return answer;
  };
  return { base, get, origin: new URL(base).origin, asked: () => seen.size, most: gate.most };
}

/** Lets `room` tasks run at once, the others wait in order. `most` is how many ran at once at the most. */
function gateOf(room: number) {
  const waiting: (() => void)[] = [];
  let free = room;
  let running = 0;
  let most = 0;
  const run = async <T>(task: () => Promise<T>) => {
    most = Math.max(most, ++running);
    return task().finally(() => running--);
  };
  /** A place that becomes free is handed to the first who waits, so that nobody slips in between. */
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  const enter = async <T>(task: () => Promise<T>): Promise<T> => {
    if (free > 0) free--;
    else await new Promise<void>((go) => waiting.push(go));
    return run(task).finally(leave);
  };
  return { enter, most: () => most };
}

async function fetchJson(url: string): Promise<Answer> {
  const response = await fetch(url, { redirect: "manual", headers: { accept: "application/json" } });
  const text = await response.text();
  const type = response.headers.get("content-type") ?? "";
  return { status: response.status, type, headers: response.headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A good answer: status 200, a JSON content type, a body that is JSON. */
export function checkGood(at: string, { status, type, body, text }: Answer): string[] {
  if (status !== 200) return [`${at}: status ${status}: ${text.slice(0, 200)}`];
  return [...checkJsonType(at, type), ...(body === undefined ? [`${at}: the body is not JSON`] : [])];
}

/** The section says JSON and JSON-LD is JSON too, so `application/json` and `application/…+json` are both accepted. */
function checkJsonType(at: string, type: string): string[] {
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type) ? [] : [`${at}: content type is "${type}"`];
}

/**
 * A refusal is `imsx_StatusInfo` with its four fields, as JSON. The section is silent about the status (any 4xx is
 * accepted), about a wrapper called imsx_StatusInfo (with and without), and about what is inside imsx_codeMinor.
 */
export function checkRefusal(at: string, { status, type, body }: Answer): string[] {
  const problems = checkJsonType(`${at} (status ${status})`, type);
  if (status < 400 || status > 499) problems.push(`${at}: status ${status}, a 4xx was due`);
  const info = isObject(body) && isObject(body.imsx_StatusInfo) ? body.imsx_StatusInfo : body;
  if (!isObject(info)) return [...problems, `${at}: the body is no imsx_StatusInfo`];
  for (const field of ["imsx_codeMajor", "imsx_severity", "imsx_description", "imsx_codeMinor"])
    if (!info[field]) problems.push(`${at}: no ${field}`);
  if (info.imsx_codeMajor === "success") problems.push(`${at}: imsx_codeMajor is success`);
  return problems;
}

// ---------------------------------------------------------------- values

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const shown = (value: unknown) => (JSON.stringify(value) ?? "undefined").slice(0, 80);

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Identifiers are lower-case UUIDs. */
const uuid: Check = (value) =>
  typeof value === "string" && uuidForm.test(value) ? undefined : `${shown(value)}, no lower-case UUID`;

/** A text that says something. */
const text: Check = (value) =>
  typeof value === "string" && value.trim() !== "" ? undefined : `${shown(value)}, no text`;

/** An absolute URI: a scheme, and a URL parser takes it. */
const absolute: Check = (value) =>
  typeof value === "string" && /^[a-z][a-z0-9+.-]*:\S+$/i.test(value) && URL.canParse(value)
    ? undefined
    : `${shown(value)}, no absolute URI`;

const isoForm = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** An ISO date on the calendar. "Dates with and without zone occur", so both are accepted, and a date with no time. */
const date: Check = (value) => {
  const day = typeof value === "string" ? isoForm.exec(value)?.[1] : undefined;
  const at = day ? new Date(day) : undefined;
  const real = at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${day}`);
  return real && !Number.isNaN(Date.parse(value as string)) ? undefined : `${shown(value)}, no ISO date`;
};

const whole: Check = (value) => (Number.isInteger(value) ? undefined : `${shown(value)}, no whole number`);
const number: Check = (value) => (typeof value === "number" ? undefined : `${shown(value)}, no number`);
const object: Check = (value) => (isObject(value) ? undefined : `${shown(value)}, no object`);
const version: Check = (value) => (value === "1.1" ? undefined : `${shown(value)}, not "1.1"`);

const types =
  "isChildOf isPeerOf isPartOf exactMatchOf precedes isRelatedTo replacedBy exemplar hasSkillLevel isTranslationOf";

/** One of the ten types of 1.1, or an extension that starts with `ext:` and goes on. */
const associationType: Check = (value) =>
  typeof value === "string" && (types.split(" ").includes(value) || /^ext:\S+/.test(value))
    ? undefined
    : `${shown(value)}, no association type`;

const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value)
      ? value.flatMap((one, at) => [check(one) ?? []].flat().map((wrong) => `[${at}] ${wrong}`))
      : `${shown(value)}, no list`;

/** The section is silent whether these are one or a list: both are accepted. */
const oneOrList =
  (check: Check): Check =>
  (value) =>
    (Array.isArray(value) ? listOf(check) : check)(value);

const shaped =
  (shape: Shape): Check =>
  (value) =>
    checkShape(shape, value);

// ---------------------------------------------------------------- shapes

/** A link to something with an identifier of this format. */
const link = shaped({ kind: "link", required: { title: text, identifier: uuid, uri: absolute }, optional: {} });

/** The end of an association: its identifier is any string, and 1.1 may say what it points to. */
const end = shaped({
  kind: "end",
  required: { title: text, identifier: text, uri: absolute },
  optional: { targetType: text },
});

const identified = { identifier: uuid, uri: absolute, lastChangeDateTime: date };

const status = { statusStartDate: date, statusEndDate: date, licenseURI: link, language: text, notes: text };

/** CFPackageURI is not in the section's list (it is silent about the way to the package), but not against it. */
const documentShape: Shape = {
  kind: "CFDocument",
  required: { ...identified, creator: text, title: text },
  optional: {
    ...status,
    officialSourceURL: absolute,
    publisher: text,
    description: text,
    subject: listOf(text),
    subjectURI: oneOrList(link),
    version: text,
    adoptionStatus: text,
    frameworkType: text,
    caseVersion: version,
    extensions: object,
    CFPackageURI: link,
  },
};

/** CFDocumentURI is not in the section's list either, here and in associations: accepted, with or without. */
const itemShape: Shape = {
  kind: "CFItem",
  required: { ...identified, fullStatement: text },
  optional: {
    ...status,
    alternativeLabel: text,
    CFItemType: text,
    CFItemTypeURI: link,
    humanCodingScheme: text,
    listEnumeration: text,
    abbreviatedStatement: text,
    conceptKeywords: listOf(text),
    conceptKeywordsURI: oneOrList(link),
    educationLevel: listOf(text),
    subject: listOf(text),
    subjectURI: oneOrList(link),
    extensions: object,
    CFDocumentURI: link,
  },
};

const associationShape: Shape = {
  kind: "CFAssociation",
  required: { ...identified, associationType, originNodeURI: end, destinationNodeURI: end },
  optional: {
    sequenceNumber: whole,
    CFAssociationGroupingURI: link,
    notes: text,
    extensions: object,
    CFDocumentURI: link,
  },
};

/**
 * The section names the five fields of a level and marks none as required; it names none of a criterion or a rubric.
 * Other names are therefore accepted here, and a criterion without levels too (a look-for has none).
 */
const levelShape: Shape = {
  kind: "CFRubricCriterionLevel",
  required: identified,
  optional: { description: text, quality: text, score: number, feedback: text, position: whole, "*": () => undefined },
};

const criterionShape: Shape = {
  kind: "CFRubricCriterion",
  required: identified,
  optional: {
    description: text,
    category: text,
    position: whole,
    weight: number,
    CFItemURI: link,
    CFRubricCriterionLevels: listOf(shaped(levelShape)),
    "*": () => undefined,
  },
};

const rubricShape: Shape = {
  kind: "CFRubric",
  required: identified,
  optional: {
    title: text,
    description: text,
    CFRubricCriteria: listOf(shaped(criterionShape)),
    "*": () => undefined,
  },
};

/** Of concepts, subjects, item types, licences and groupings the section lists no fields: what all entities have. */
const definitionShape: Shape = {
  kind: "definition",
  required: identified,
  optional: { title: text, description: text, "*": () => undefined },
};

/** The operations by id whose answer has the same name as a list of CFDefinitions. */
export const definitionKinds = ["CFConcepts", "CFSubjects", "CFLicenses", "CFItemTypes", "CFAssociationGroupings"];

/** The section says so: these three answer with an array, the two others with one object. */
export const answersWithArray = ["CFConcepts", "CFSubjects", "CFItemTypes"];

const shapes: Record<string, Shape> = {
  CFDocuments: documentShape,
  CFItems: itemShape,
  CFAssociations: associationShape,
  CFRubrics: rubricShape,
  ...Object.fromEntries(definitionKinds.map((kind) => [kind, definitionShape])),
};

/** Required fields are there; each field that is there has its form; no field has a name of the server's own. */
function checkShape(shape: Shape, value: unknown): string[] {
  if (!isObject(value)) return [`${shape.kind} is ${shown(value)}, no object`];
  const name = `${shape.kind} ${value.identifier}`;
  const missing = Object.keys(shape.required).filter((field) => !(field in value));
  return [
    ...missing.map((field) => `${name}: no ${field}`),
    ...Object.entries(value).flatMap(([field, inside]) => checkField(shape, name, field, inside)),
  ];
}

function checkField(shape: Shape, name: string, field: string, value: unknown): string[] {
  const check = shape.required[field] ?? shape.optional[field] ?? shape.optional["*"];
  if (!check) return [`${name}: ${field} is no field of CASE 1.1 (extensions is the place for it)`];
  return [check(value) ?? []].flat().map((wrong) => `${name}: ${field} is ${wrong}`);
}

/** An entity of the operation `kind`: its fields. */
export function checkEntity(kind: string, value: unknown): string[] {
  const shape = shapes[kind];
  return shape ? checkShape(shape, value) : [`${kind}: no such kind`];
}

// ---------------------------------------------------------------- packages

/** All entities of a package with the operation that gives each by its id. */
export function entitiesOf(pack: Package): [kind: string, entity: Entity][] {
  const lists = { CFItems: pack.CFItems, CFAssociations: pack.CFAssociations, CFRubrics: pack.CFRubrics };
  const named = [...Object.entries(lists), ...Object.entries(pack.CFDefinitions ?? {})];
  const inLists = named.flatMap(([kind, list]) => (list ?? []).map((one): [string, Entity] => [kind, one]));
  return [["CFDocuments", pack.CFDocument], ...inLists];
}

const packageParts = ["CFDocument", "CFItems", "CFAssociations", "CFDefinitions", "CFRubrics", "extensions"];

/** A package: only CFDocument is required; each part is of its shape; identifiers are unique; the tree holds. */
export function checkPackage(body: unknown, origin: string): string[] {
  if (!isObject(body) || !isObject(body.CFDocument)) return ["package: no CFDocument"];
  const strange = Object.keys(body).filter((part) => !packageParts.includes(part));
  const lists = [body.CFItems, body.CFAssociations, body.CFRubrics, ...Object.values(body.CFDefinitions ?? {})];
  if (lists.some((list) => list !== undefined && !Array.isArray(list))) return ["package: a part is no list"];
  const pack = body as Package;
  return [
    ...strange.map((part) => `package: ${part} is no part of CASE 1.1`),
    ...entitiesOf(pack).flatMap(([kind, entity]) => checkEntity(kind, entity)),
    ...checkUnique(pack),
    ...checkTree(pack, origin),
    ...(pack.CFRubrics ?? []).flatMap((rubric) => checkRubric(rubric, pack)),
  ];
}

/** Everything in a package that has an identifier, rubric criteria and levels too, has one of its own. */
function checkUnique(pack: Package): string[] {
  const inRubrics = (pack.CFRubrics ?? []).flatMap((rubric) => criteriaOf(rubric).flatMap((c) => [c, ...levelsOf(c)]));
  const all = [...entitiesOf(pack).map(([, entity]) => entity), ...inRubrics];
  return (["identifier", "uri"] as const).flatMap((field) =>
    twice(all.map((one) => one[field])).map((value) => `package: ${field} ${value} stands twice`),
  );
}

export const twice = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) !== at);

export const criteriaOf = (rubric: Json) => (rubric.CFRubricCriteria ?? []) as Entity[];
export const levelsOf = (criterion: Json) => (criterion.CFRubricCriterionLevels ?? []) as Entity[];

/** A rubric has criteria, one of them has levels, positions do not repeat, an item it is about is in the package. */
function checkRubric(rubric: Entity, pack: Package): string[] {
  const criteria = criteriaOf(rubric);
  const items = new Set(pack.CFItems?.map((item) => item.identifier));
  const problems = criteria.some((one) => levelsOf(one).length > 0) ? [] : ["no criterion with levels"];
  for (const list of [criteria, ...criteria.map(levelsOf)])
    for (const position of twice(list.map((one) => String(one.position ?? one.identifier))))
      problems.push(`position ${position} stands twice`);
  for (const { CFItemURI } of criteria)
    if (isObject(CFItemURI) && !items.has(String(CFItemURI.identifier)))
      problems.push(`CFItemURI ${CFItemURI.identifier} is not in the package`);
  return problems.map((problem) => `CFRubric ${rubric.identifier}: ${problem}`);
}

/** The tree of isChildOf (origin is the child): ends are known, no cycle, each item is reached from the document. */
function checkTree(pack: Package, origin: string): string[] {
  const items = (pack.CFItems ?? []).map((item) => item.identifier);
  const known = new Set([pack.CFDocument.identifier, ...items]);
  const edges = (pack.CFAssociations ?? []).filter((one) => one.associationType === "isChildOf");
  const unknown = edges.flatMap((edge) =>
    [edge.originNodeURI, edge.destinationNodeURI]
      .filter((node) => !known.has(node?.identifier) && !saidAsOutside(node, origin))
      .map((node) => `CFAssociation ${edge.identifier}: isChildOf end ${node?.identifier} is not in the package`),
  );
  const children = Map.groupBy(edges, (edge) => edge.destinationNodeURI?.identifier);
  const childrenOf = (id: string) => (children.get(id) ?? []).map((edge) => edge.originNodeURI?.identifier);
  const reached = reachedFrom(pack.CFDocument.identifier, childrenOf);
  const lost = items.filter((item) => !reached.has(item));
  return [
    ...unknown,
    ...lost.map((item) => `CFItem ${item}: not reached from the document`),
    ...[...known].filter((id) => isUnderItself(id, childrenOf)).map((id) => `CFItem ${id}: is its own descendant`),
  ];
}

/** The section gives two ways to say "outside": a targetType (1.1), or a uri that is another server's. Both count. */
function saidAsOutside(node: Link | undefined, origin: string): boolean {
  return !!node?.targetType || (URL.canParse(node?.uri ?? "") && new URL(node?.uri ?? "").origin !== origin);
}

type Children = (id: string) => string[];

function reachedFrom(start: string, childrenOf: Children): Set<string> {
  const reached = new Set<string>();
  const open = childrenOf(start);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...childrenOf(id));
  }
  return reached;
}

const isUnderItself = (id: string, childrenOf: Children) => reachedFrom(id, childrenOf).has(id);

/** Every link inside an entity, however deep: an object with an identifier and a uri, and no date of its own. */
export function linksOf(value: unknown): Link[] {
  if (Array.isArray(value)) return value.flatMap(linksOf);
  if (!isObject(value)) return [];
  const isLink = "identifier" in value && "uri" in value && !("lastChangeDateTime" in value);
  return isLink ? [value as Link] : Object.values(value).flatMap(linksOf);
}

// ---------------------------------------------------------------- answers by id

/** The one entity in a by-id answer, and whether the answer has the form that the section says for this operation. */
export function entityIn(kind: string, id: string, body: unknown): { entity?: Json; problems: string[] } {
  const at = `${kind}/${id}`;
  if (!answersWithArray.includes(kind)) {
    const right = isObject(body) && body.identifier === id;
    return right ? { entity: body, problems: [] } : { problems: [`${at}: not one object with this identifier`] };
  }
  const list = listIn(kind, body);
  if (!list) return { problems: [`${at}: not an array`] };
  const entity = list.find((one) => one.identifier === id);
  return entity ? { entity, problems: [] } : { problems: [`${at}: not in its own answer`] };
}

/** The section is silent whether an array is bare or inside an object under the operation's name: both are accepted. */
export function listIn(kind: string, body: unknown): Entity[] | undefined {
  const list = isObject(body) ? body[kind] : body;
  return Array.isArray(list) && list.every(isObject) ? (list as Entity[]) : undefined;
}

/** The entity by its own id: good answer, right form, right fields, and no word other than in the package. */
export async function checkById(client: Client, kind: string, packaged: Entity): Promise<string[]> {
  const at = `${kind}/${packaged.identifier}`;
  const answer = await client.get(`/${at}`);
  const bad = checkGood(at, answer);
  if (bad.length > 0) return bad;
  const { entity, problems } = entityIn(kind, packaged.identifier, answer.body);
  if (!entity) return problems;
  return [...checkEntity(kind, entity), ...checkSame(at, packaged, entity)];
}

/** What the package says of an entity, its own answer says too; it may say more (a link back to its document). */
function checkSame(at: string, packaged: Json, alone: Json): string[] {
  return Object.keys(packaged)
    .filter((field) => JSON.stringify(packaged[field]) !== JSON.stringify(alone[field]))
    .map((field) => `${at}: ${field} is ${shown(alone[field])}, in the package ${shown(packaged[field])}`);
}

/** A uri of this server gives the thing it names; another server's is not asked. A fragment is a part of an answer. */
export async function checkUri(client: Client, { identifier, uri }: { identifier: string; uri: string }) {
  if (!URL.canParse(uri) || new URL(uri).origin !== client.origin) return [];
  const answer = await client.get(uri.replace(/#.*/, ""));
  const bad = checkGood(uri, answer);
  if (bad.length > 0) return bad;
  return JSON.stringify(answer.body).includes(`"identifier":"${identifier}"`) ? [] : [`${uri}: is not ${identifier}`];
}

/**
 * The associations of an item. The section is silent about the form; CFItem beside CFAssociations and a bare list are
 * accepted. All of them have the item at one end, and all of `due` (its own package's) are among them.
 */
export async function checkItemAssociations(client: Client, item: Entity, due: Association[]): Promise<string[]> {
  const at = `CFItemAssociations/${item.identifier}`;
  const answer = await client.get(`/${at}`);
  const bad = checkGood(at, answer);
  const list = listIn("CFAssociations", answer.body) as Association[] | undefined;
  if (bad.length > 0 || !list) return [...bad, ...(list ? [] : [`${at}: no associations`])];
  const ids = list.map((one) => one.identifier);
  const beside = isObject(answer.body) && isObject(answer.body.CFItem) ? [answer.body.CFItem] : [];
  return [
    ...list.flatMap((one) => checkEntity("CFAssociations", one)),
    ...beside.flatMap((one) => [...checkEntity("CFItems", one), ...checkSame(at, item, one)]),
    ...twice(ids).map((id) => `${at}: ${id} stands twice`),
    ...list.filter((one) => !touches(one, item.identifier)).map((one) => `${at}: ${one.identifier} is not about it`),
    ...due.filter((one) => !ids.includes(one.identifier)).map((one) => `${at}: ${one.identifier} is not there`),
  ];
}

export const touches = ({ originNodeURI, destinationNodeURI }: Association, id: string) =>
  originNodeURI?.identifier === id || destinationNodeURI?.identifier === id;

// ---------------------------------------------------------------- lists

/** The documents that a query gives. Anything but a good answer with a list is thrown. */
export async function documentsAt(client: Client, query = ""): Promise<Entity[]> {
  const { list } = await documentsPage(client, `/CFDocuments${query}`);
  return list;
}

/** One page of documents, with the total and the next page if the headers say them. */
export async function documentsPage(client: Client, path: string) {
  const answer = await client.get(path);
  const list = listIn("CFDocuments", answer.body);
  const problems = checkGood(path, answer);
  if (problems.length > 0 || !list) throw new Error(problems[0] ?? `${path}: no list of documents`);
  const total = answer.headers.get("x-total-count");
  return { list, total: total === null ? undefined : Number(total), links: relsOf(answer.headers.get("link")) };
}

/** `<address>; rel="name"` of a Link header, by name. */
function relsOf(header: string | null): Record<string, string> {
  const found = (header ?? "").matchAll(/<([^>]*)>[^,]*?rel="?([\w ]+)"?/g);
  return Object.fromEntries([...found].map(([, address, rel]) => [rel, address]));
}
