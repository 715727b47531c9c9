import { describe, expect, test } from "vitest";
import { caseLibrary } from "../../domain/publish/case-library.ts";
import type { CfDocument, CfPackage } from "../../domain/publish/case-types.ts";
import { ADDRESS, commons, siteOn } from "./testing.ts";

const { ask } = siteOn();
const BASE = "/ims/case/v1p1";
const json = async <T>(path: string) => (await (await ask(BASE + path)).json()) as T;
const library = caseLibrary(commons, ADDRESS);
type Documents = { CFDocuments: CfDocument[] };

describe("CFDocuments", () => {
  test("are all frameworks and our indicators, in parts that Link leads through, with the total", async () => {
    const all: CfDocument[] = [];
    let next: string | undefined = "/CFDocuments?limit=10";
    while (next !== undefined) {
      const answer = await ask(BASE + next);
      expect(answer.headers.get("x-total-count")).toBe(String(commons.counts.frameworks + 1));
      all.push(...((await answer.json()) as Documents).CFDocuments);
      next = /<([^>]*)>; rel="next"/.exec(answer.headers.get("link") ?? "")?.[1]?.replace(ADDRESS + BASE, "");
    }
    expect(all.map(({ title }) => title)).toEqual(library.documents.map(({ title }) => title));
    for (const one of all) expect(one.CFPackageURI?.uri).toBe(`${ADDRESS}${BASE}/CFPackages/${one.identifier}`);
  });

  test("are put in order, chosen and cut to fields", async () => {
    const { CFDocuments: sorted } = await json<Documents>("/CFDocuments?sort=title&orderBy=desc&fields=title");
    expect(sorted.map(({ title }) => title)).toEqual([...sorted.map(({ title }) => title)].sort().reverse());
    for (const one of sorted) expect(Object.keys(one).sort()).toEqual(["identifier", "title"]);
    const { CFDocuments: chosen } = await json<Documents>(
      `/CFDocuments?filter=${encodeURIComponent("title~'casel' AND language='en'")}`,
    );
    expect(chosen.map(({ title }) => title)).toEqual(["CASEL 5"]);
    expect((await json<Documents>("/CFDocuments?filter=title!='CASEL 5'")).CFDocuments.length).toBe(
      commons.counts.frameworks,
    );
  });

  test.each([
    ["limit=0", "limit", "invalid_selection_field"],
    ["limit=501", "limit", "invalid_selection_field"],
    ["offset=-1", "offset", "invalid_selection_field"],
    ["filter=title", "filter", "invalid_selection_field"],
    ["filter=colour='red'", "filter", "invalid_selection_field"],
    ["filter=title='a' OR title='b'", "filter", "invalid_selection_field"],
    ["fields=colour", "fields", "invalid_selection_field"],
    ["limt=1", "limt", "invalid_selection_field"],
    ["limit=1&limit=2", "limit", "invalid_selection_field"],
    ["sort=colour", "sort", "invalid_sort_field"],
    ["sort=title&orderBy=up", "orderBy", "invalid_sort_field"],
    ["orderBy=asc", "orderBy", "invalid_sort_field"],
  ])("%s is refused by name", async (query, name, minor) => {
    const answer = await ask(`${BASE}/CFDocuments?${query}`);
    expect(answer.status).toBe(400);
    const body = (await answer.json()) as { imsx_description: string };
    expect(body).toMatchObject({
      imsx_codeMajor: "failure",
      imsx_severity: "error",
      imsx_codeMinor: {
        imsx_codeMinorField: [{ imsx_codeMinorFieldName: "Innodopt", imsx_codeMinorFieldValue: minor }],
      },
    });
    expect(body.imsx_description).toMatch(new RegExp(`^${name}: `));
  });
});

test("everything in every package is found by its identifier, as its uri says", async () => {
  for (const { identifier } of library.documents) {
    const one = await json<CfPackage>(`/CFPackages/${identifier}`);
    const document = await json<CfDocument>(`/CFDocuments/${identifier}`);
    expect(document).toMatchObject(one.CFDocument);
    for (const entity of [
      one.CFItems[0],
      one.CFItems.at(-1),
      one.CFAssociations[0],
      ...(one.CFRubrics ?? []).slice(0, 2),
    ]) {
      if (!entity) continue;
      const found = await (await ask(entity.uri.replace(ADDRESS, ""))).json();
      expect(found).toMatchObject(entity);
      expect("CFRubricCriteria" in entity || found.CFDocumentURI.identifier === identifier).toBe(true);
    }
    for (const [collection, list] of Object.entries(one.CFDefinitions)) {
      for (const definition of list) {
        const found = await (await ask(definition.uri.replace(ADDRESS, ""))).json();
        const inList = ["CFConcepts", "CFSubjects", "CFItemTypes"].includes(collection);
        const { lastChangeDateTime, ...same } = definition;
        expect(inList ? found[collection][0] : found).toMatchObject(same);
      }
    }
  }
});

test("an item's associations are those it is an end of, whichever framework says so", async () => {
  const casel = commons.get("frameworks", "casel");
  const { CFDocuments } = await json<Documents>("/CFDocuments?filter=title='CASEL 5'");
  const { CFItems } = await json<CfPackage>(`/CFPackages/${CFDocuments[0]?.identifier}`);
  const item = CFItems.find(({ humanCodingScheme }) => humanCodingScheme === "SM");
  const { CFItem, CFAssociations } = await json<{ CFItem: object; CFAssociations: { associationType: string }[] }>(
    `/CFItemAssociations/${item?.identifier}`,
  );
  expect(CFItem).toMatchObject({ abbreviatedStatement: casel?.items.find(({ code }) => code === "SM")?.title });
  const named = commons
    .all("frameworks")
    .flatMap(({ associations }) => associations.filter(({ to }) => to === "casel:SM"));
  const aligned = commons.all("indicators").filter((one) => one.aligned.includes("casel:SM"));
  expect(named.length).toBeGreaterThan(0);
  expect(CFAssociations.length).toBe(1 + named.length + aligned.length);
});

test.each([
  ["/CFItems/nobody", 400, "invalid_uuid"],
  ["/CFItems/C706B2C3-7E4F-56A3-B6E8-30E9B8BAF93B", 400, "invalid_uuid"],
  ["/CFItems/00000000-0000-4000-8000-000000000000", 404, "unknownobject"],
  ["/CFPackages/00000000-0000-4000-8000-000000000000", 404, "unknownobject"],
  ["/CFPackages", 404, "unknownobject"],
  ["/CFFoo/00000000-0000-4000-8000-000000000000", 404, "unknownobject"],
  ["/CFItems/00000000-0000-4000-8000-000000000000?x=1", 400, "invalid_selection_field"],
  ["/constructor/x", 404, "unknownobject"],
])("%s is answered %i %s, as JSON", async (path, status, minor) => {
  const answer = await ask(BASE + path);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(JSON.stringify(await answer.json())).toContain(`"${minor}"`);
});

test("other sites may read it; nothing can be changed", async () => {
  expect((await ask(`${BASE}/CFDocuments`)).headers.get("access-control-allow-origin")).toBe("*");
  const answer = await ask(`${BASE}/CFDocuments`, { method: "POST", headers: { origin: ADDRESS, host: "localhost" } });
  expect([answer.status, JSON.stringify(await answer.json()).includes("forbidden")]).toEqual([405, true]);
});
