import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSite, type TestSite } from "./browser.ts";
import {
  type Association,
  basePath,
  type Client,
  caseClient,
  checkById,
  checkEntity,
  checkGood,
  checkItemAssociations,
  checkPackage,
  checkRefusal,
  checkUri,
  criteriaOf,
  definitionKinds,
  documentsAt,
  documentsPage,
  type Entity,
  entitiesOf,
  levelsOf,
  linksOf,
  type Package,
  touches,
  twice,
} from "./case-client.ts";

let site: TestSite;
let client: Client;
let documents: Entity[];
let packages: Package[];

beforeAll(async () => {
  site = await startSite();
  client = caseClient(site.url);
  documents = await documentsAt(client);
  const answers = await Promise.all(documents.map(({ identifier }) => client.get(`/CFPackages/${identifier}`)));
  packages = answers.map(({ body }) => body as Package);
});
afterAll(() => site?.close());

/** Runs a check on each, and gives all that is wrong. */
async function all<T>(list: readonly T[], check: (one: T) => Promise<string[]>): Promise<string[]> {
  return (await Promise.all(list.map(check))).flat();
}

/** All entities of one operation, over all packages, each once. */
function everyOf(kind: string): Entity[] {
  const found = packages.flatMap(entitiesOf).filter(([of]) => of === kind);
  return [...new Map(found.map(([, entity]) => [entity.identifier, entity])).values()];
}

const ids = (list: readonly Entity[]) => list.map(({ identifier }) => identifier);

describe("the walk", () => {
  test("CFDocuments lists documents, each with its required fields, once", async () => {
    expect(checkGood("CFDocuments", await client.get("/CFDocuments"))).toEqual([]);
    expect(documents.length).toBeGreaterThan(0);
    expect(documents.flatMap((document) => checkEntity("CFDocuments", document))).toEqual([]);
    expect(twice(ids(documents))).toEqual([]);
  });

  test("each document says that it is CASE 1.1 and what type of framework it is", () => {
    // 1.1 "adds" both and marks neither as required; a server that says it speaks 1.1 is held to them here.
    expect(documents.filter(({ caseVersion }) => caseVersion !== "1.1")).toEqual([]);
    expect(documents.filter(({ frameworkType }) => typeof frameworkType !== "string")).toEqual([]);
  });

  test("each document by its own id is as in the list", async () => {
    expect(await all(documents, (document) => checkById(client, "CFDocuments", document))).toEqual([]);
  });

  test("each document's package has its parts, identifiers of its own and a tree from the document", async () => {
    const wrong = await all(documents, async ({ identifier }) => {
      const answer = await client.get(`/CFPackages/${identifier}`);
      return [...checkGood(`CFPackages/${identifier}`, answer), ...checkPackage(answer.body, client.origin)];
    });
    expect(wrong).toEqual([]);
    expect(packages.map(({ CFDocument }) => CFDocument.identifier)).toEqual(ids(documents));
  });

  test("each document in its package is as by its own id", async () => {
    expect(await all(packages, ({ CFDocument }) => checkById(client, "CFDocuments", CFDocument))).toEqual([]);
  });

  test("one identifier names one thing in all packages together", () => {
    const words = new Map<string, Set<string>>();
    for (const [kind, entity] of packages.flatMap(entitiesOf)) {
      const said = words.get(entity.identifier) ?? new Set();
      words.set(entity.identifier, said.add(`${kind} ${JSON.stringify(entity)}`));
    }
    expect([...words.values()].filter((said) => said.size > 1).map((said) => [...said])).toEqual([]);
  });

  test.each(["CFItems", "CFAssociations", "CFRubrics"])(
    "each of %s by its own id is as in its package",
    async (kind) => {
      expect(everyOf(kind).length).toBeGreaterThan(0);
      expect(await all(everyOf(kind), (entity) => checkById(client, kind, entity))).toEqual([]);
    },
  );

  test.each(definitionKinds)("each of %s by its own id is an array or one object, as CASE says", async (kind) => {
    expect(everyOf(kind).length).toBeGreaterThan(0);
    expect(await all(everyOf(kind), (entity) => checkById(client, kind, entity))).toEqual([]);
  });

  test("each item's associations are those with it at one end", async () => {
    const associations = everyOf("CFAssociations") as Association[];
    const check = (item: Entity) =>
      checkItemAssociations(
        client,
        item,
        associations.filter((one) => touches(one, item.identifier)),
      );
    expect(await all(everyOf("CFItems"), check)).toEqual([]);
  });

  test("each uri of this server gives what it names, of entities, criteria, levels and links", async () => {
    const entities = packages.flatMap(entitiesOf).map(([, entity]) => entity);
    const criteria = everyOf("CFRubrics").flatMap(criteriaOf);
    const links = [...documents, ...entities, ...criteria].flatMap((one) => Object.values(one).flatMap(linksOf));
    const named = [...entities, ...criteria, ...criteria.flatMap(levelsOf), ...links];
    const once = [...new Map(named.map((one) => [`${one.uri} ${one.identifier}`, one])).values()];
    expect(await all(once, (one) => checkUri(client, one))).toEqual([]);
  });
});

test("the walk asked for everything, and for no more than eight things at once", () => {
  const kinds = ["CFDocuments", "CFItems", "CFItems", "CFAssociations", "CFRubrics", ...definitionKinds];
  const things = kinds.flatMap((kind) => everyOf(kind)).length + packages.length;
  expect(client.asked()).toBeGreaterThanOrEqual(things);
  expect(client.most()).toBeLessThanOrEqual(8);
});

describe("the list of documents", () => {
  test("limit and offset cut it into pages that make the whole", async () => {
    const starts = documents.map((_, at) => at).filter((at) => at % 5 === 0);
    const pages = await Promise.all(starts.map((at) => documentsAt(client, `?limit=5&offset=${at}`)));
    expect(pages.flat()).toEqual(documents);
    expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(5);
    expect(await documentsAt(client, `?offset=${documents.length}`)).toEqual([]);
  });

  test("X-Total-Count, if it is there, is the number of all documents on every page", async () => {
    const pages = await Promise.all(
      ["", "?limit=1", "?limit=2&offset=3", "?offset=99999"].map((query) =>
        documentsPage(client, `/CFDocuments${query}`),
      ),
    );
    const totals = pages.map(({ total }) => total).filter((total) => total !== undefined);
    expect(totals.filter((total) => total !== documents.length)).toEqual([]);
  });

  test("the next links, if they are there, lead through all documents in order", async () => {
    const first = await documentsPage(client, "/CFDocuments?limit=7&sort=identifier");
    const found = [...first.list];
    for (let next = first.links.next; next && found.length <= documents.length; ) {
      const page = await documentsPage(client, next);
      found.push(...page.list);
      next = page.links.next;
    }
    const expected = await documentsAt(client, "?sort=identifier");
    expect(found).toEqual(first.links.next ? expected : expected.slice(0, 7));
  });

  test("sort and orderBy put it in order, up and down", async () => {
    const [up, down] = await Promise.all(
      ["asc", "desc"].map((way) => documentsAt(client, `?sort=identifier&orderBy=${way}`)),
    );
    expect(ids(up ?? [])).toEqual(ids(documents).toSorted());
    expect(ids(down ?? [])).toEqual(ids(documents).toSorted().toReversed());
  });

  test("sort by title and by change is an order of titles and of times", async () => {
    const titles = (await documentsAt(client, "?sort=title")).map(({ title }) => String(title));
    // The section is silent about the alphabet: by code points and as people sort are both accepted.
    const orders = [titles.toSorted(), titles.toSorted(new Intl.Collator("en").compare)];
    expect(orders).toContainEqual(titles);
    const changed = await documentsAt(client, "?sort=lastChangeDateTime");
    const times = changed.map(({ lastChangeDateTime }) => Date.parse(String(lastChangeDateTime)));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test("fields gives the fields asked for", async () => {
    const list = await documentsAt(client, "?fields=title,creator");
    // The section is silent whether the identifier comes along unasked: both are accepted.
    const names = new Set(list.flatMap((one) => Object.keys(one)));
    names.delete("identifier");
    expect([...names].toSorted()).toEqual(["creator", "title"]);
    const expected = documents.map(({ title, creator }) => ({ title, creator }));
    expect(list.map(({ title, creator }) => ({ title, creator }))).toEqual(expected);
  });

  test("filter by a title gives the documents with it, or is refused in words", async () => {
    // The section names filter and is silent about how to write it: an answer and a refusal are both accepted.
    const title = documents[0]?.title;
    const path = `/CFDocuments?filter=${encodeURIComponent(`title='${title}'`)}`;
    const answer = await client.get(path);
    if (answer.status !== 200) expect(checkRefusal(path, answer)).toEqual([]);
    else expect(await documentsAt(client, path.slice(12))).toEqual(documents.filter((one) => one.title === title));
  });
});

describe("refusals are imsx_StatusInfo", () => {
  const byId = [..."CFDocuments CFPackages CFItems CFItemAssociations CFAssociations CFRubrics".split(" ")];
  const operations = [...byId, ...definitionKinds];
  const refuses = async (path: string) => expect(checkRefusal(path, await client.get(path))).toEqual([]);

  test.each(operations)("%s refuses an id that nothing has", async (operation) => {
    await refuses(`/${operation}/00000000-0000-4000-8000-000000000000`);
  });

  test.each(operations)("%s refuses the id of another kind of thing", async (operation) => {
    const other = operation === "CFLicenses" ? everyOf("CFItems") : everyOf("CFLicenses");
    await refuses(`/${operation}/${other[0]?.identifier}`);
  });

  const malformed = {
    "a word": "not-a-uuid",
    "a UUID with a letter short": "00000000-0000-4000-8000-00000000000",
    "a quote": "'",
    "a space": "%20",
    "a slash in code": "..%2f..",
    "a letter that is not ASCII": "%C3%A9",
    "a very long word": "a".repeat(3000),
    "a character of code 0": "%00",
    "bytes that are no UTF-8": "%FF",
    "a percent sign alone": "%",
  };
  test.each(Object.entries(malformed))("every operation refuses %s as an id", async (_, id) => {
    const wrong = await all(operations, async (operation) =>
      checkRefusal(`/${operation}/${id}`.slice(0, 60), await client.get(`/${operation}/${id}`)),
    );
    expect(wrong).toEqual([]);
  });

  test("an id in upper case is refused, or is the same thing", async () => {
    // "identifiers are lower-case UUIDs": the section is silent about a client that asks in upper case.
    const path = `/CFDocuments/${documents[0]?.identifier.toUpperCase()}`;
    const answer = await client.get(path);
    if (answer.status === 200) expect(answer.body).toMatchObject({ identifier: documents[0]?.identifier });
    else expect(checkRefusal(path, answer)).toEqual([]);
  });

  test.each([
    "limit=-1",
    "limit=abc",
    "limit=1.5",
    "limit=99999999999999999999",
    "offset=-1",
    "offset=abc",
    "offset=99999999999999999999",
    "sort=noSuchField",
    "sort=title&orderBy=sideways",
    "fields=noSuchField",
    "fields=title,noSuchField",
    "filter=title",
    "filter=%00",
  ])("CFDocuments refuses %s", async (query) => {
    const path = `/CFDocuments?${query}`;
    const answer = await client.get(path);
    // The section sets no greatest number: a very large one may be refused, or taken as "as many as there are".
    if (/9{9}/.test(query) && answer.status === 200) expect(checkGood(path, answer)).toEqual([]);
    else expect(checkRefusal(path, answer)).toEqual([]);
  });

  test.each(["limit=0", "limit=", "fields=", "limit=1&limit=2", "noSuchParameter=1", "limit=100000"])(
    "CFDocuments answers or refuses %s, in JSON",
    async (query) => {
      // The section is silent about these: a good answer and a refusal are both accepted.
      const path = `/CFDocuments?${query}`;
      const answer = await client.get(path);
      expect((answer.status === 200 ? checkGood : checkRefusal)(path, answer)).toEqual([]);
    },
  );

  test("an operation that does not exist is refused", () => refuses("/CFNothing"));

  test("the base of 1.0 answers, or refuses", async () => {
    // The section names the base of 1.0; it does not say that a server of 1.1 must keep it.
    const url = `${client.origin}${basePath.replace("v1p1", "v1p0")}/CFDocuments`;
    const answer = await client.get(url);
    expect((answer.status === 200 ? checkGood : checkRefusal)(url, answer)).toEqual([]);
  });
});

describe("the client notices", () => {
  type Break = (pack: Package & { CFItems: Entity[]; CFAssociations: Association[]; CFRubrics: Entity[] }) => void;
  const set = (target: object | undefined, values: object) => Object.assign(target ?? {}, values);
  const tree = (pack: { CFAssociations: Association[] }) =>
    pack.CFAssociations.find(({ associationType }) => associationType === "isChildOf");
  const breaks: Record<string, [Break, RegExp]> = {
    "an item without a statement": [({ CFItems }) => delete CFItems[0]?.fullStatement, /no fullStatement/],
    "a document without a creator": [({ CFDocument }) => delete CFDocument.creator, /no creator/],
    "an identifier in upper case": [
      ({ CFItems }) => set(CFItems[0], { identifier: CFItems[0]?.identifier.toUpperCase() }),
      /no lower-case UUID/,
    ],
    "an identifier that stands twice": [
      ({ CFItems }) => set(CFItems[0], { identifier: CFItems[1]?.identifier }),
      /stands twice/,
    ],
    "a relative uri": [({ CFItems }) => set(CFItems[0], { uri: "/CFItems/1" }), /no absolute URI/],
    "the 30th of February": [({ CFItems }) => set(CFItems[0], { lastChangeDateTime: "2026-02-30" }), /no ISO date/],
    "a time of 25 o'clock": [
      ({ CFDocument }) => set(CFDocument, { lastChangeDateTime: "2026-02-03T25:00:00" }),
      /no ISO date/,
    ],
    "another version": [({ CFDocument }) => set(CFDocument, { caseVersion: "1.0" }), /not "1.1"/],
    "a field of the server's own": [({ CFItems }) => set(CFItems[0], { colour: "red" }), /colour is no field/],
    "a type that CASE does not have": [
      ({ CFAssociations }) => set(CFAssociations[0], { associationType: "isLike" }),
      /no association type/,
    ],
    "an end that is nowhere": [
      (pack) => set(tree(pack)?.originNodeURI, { identifier: "elsewhere" }),
      /end elsewhere is not in the package/,
    ],
    "an item that hangs on nothing": [
      (pack) => pack.CFAssociations.splice(pack.CFAssociations.indexOf(tree(pack) as Association), 1),
      /not reached/,
    ],
    "an item under itself": [
      (pack) => set(tree(pack), { destinationNodeURI: tree(pack)?.originNodeURI }),
      /its own descendant/,
    ],
    "a rubric without criteria": [({ CFRubrics }) => set(CFRubrics[0], { CFRubricCriteria: [] }), /no criterion/],
    "a level whose position is a word": [
      ({ CFRubrics }) => set(CFRubrics.flatMap(criteriaOf).flatMap(levelsOf)[0], { position: "first" }),
      /no whole number/,
    ],
  };

  test.each(Object.entries(breaks))("%s", (_, [breakIt, words]) => {
    const pack = structuredClone(packages.find(({ CFRubrics }) => CFRubrics?.length)) as Parameters<Break>[0];
    breakIt(pack);
    expect(checkPackage(pack, client.origin).join("\n")).toMatch(words);
  });
});
