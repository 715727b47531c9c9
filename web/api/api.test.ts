import { Validator } from "@seriousme/openapi-schema-validator";
import { beforeAll, describe, expect, test } from "vitest";
import { kinds } from "../../corpus/index.ts";
import { addressOf } from "../../domain/commons/commons.ts";
import { operations } from "./app.ts";
import { ADDRESS, checker, commons, type OpenApiDocument, siteOn } from "./testing.ts";

const { ask, logged } = siteOn();
const json = async (path: string) => (await ask(path)).json();
let document: OpenApiDocument;
let fault: ReturnType<typeof checker>;
beforeAll(async () => {
  document = (await json("/api/v1/openapi.json")) as OpenApiDocument;
  fault = checker(document);
});

/** Every item of a list, by its `next`. */
async function walk<T>(path: string): Promise<T[]> {
  const all: T[] = [];
  for (let next: string | null = path; next !== null; ) {
    const answer: { items: T[]; next: string | null } = await json(next.replace(ADDRESS, ""));
    all.push(...answer.items);
    next = answer.next;
  }
  return all;
}

describe("the document", () => {
  test("is valid OpenAPI 3.1 for a validator that is not ours", async () => {
    expect(await new Validator().validate(structuredClone(document) as never)).toEqual({ valid: true });
    expect(document.openapi).toBe("3.1.0");
  });

  test("states every operation, read only, each with its own id and a shape that is there", () => {
    expect(Object.keys(document.paths).sort()).toEqual(operations.map(({ path }) => path).sort());
    for (const entry of Object.values(document.paths)) {
      expect(Object.keys(entry)).toEqual(["get"]);
      const ref = Object.values(entry.get.responses[200]?.content ?? {})[0]?.schema.$ref ?? "";
      expect(document.components.schemas).toHaveProperty([ref.replace("#/components/schemas/", "")]);
    }
    const ids = Object.values(document.paths).map(({ get }) => get.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("gives every parameter a meaning and a type that an address can hold", () => {
    for (const entry of Object.values(document.paths)) {
      const { parameters = [] } = entry.get as { parameters?: { description?: string; schema: { type: unknown } }[] };
      for (const { description, schema } of parameters) {
        expect(description).toMatch(/\S/);
        expect(["string", "integer"]).toContain(schema.type);
        if (schema.type === "integer")
          expect(Object.keys(schema).sort()).toEqual(["default", "description", "maximum", "minimum", "type"]);
      }
    }
  });

  test("keeps all of a set of numbers: a study's tier is 1, 2, 3, 4 or null", () => {
    expect(fault("record", 200, null)).not.toBeNull();
    const shape = document.components.schemas.Study as { properties: { essa_tier: object } };
    expect(JSON.stringify(shape.properties.essa_tier)).toContain("[1,2,3,4]");
  });
});

describe("every answer has the shape that the document states (JSON Schema 2020-12, by Ajv)", () => {
  test.each(["/api/v1", "/api/v1/kinds"])("%s", async (path) => {
    const id = operations.find((operation) => operation.path === path)?.id ?? "";
    expect(fault(id, 200, await json(path))).toBeNull();
  });

  test.each(kinds)("all records of %s, in the list and one by one", async (kind) => {
    expect(fault("records", 200, await json(`/api/v1/records?kind=${kind}&limit=500`))).toBeNull();
    for (const { id } of commons.all(kind)) {
      const answer = await ask(`/api/v1/records/${kind}/${id}`);
      expect(answer.status).toBe(200);
      expect(fault("record", 200, await answer.json()), `${kind}/${id}`).toBeNull();
    }
  });

  test("all findings", async () => {
    expect(fault("findings", 200, await json("/api/v1/findings?limit=500"))).toBeNull();
  });

  test("a body that is wrong is found to be wrong", async () => {
    const body = (await json("/api/v1/findings?limit=1")) as { items: object[] };
    expect(fault("findings", 200, { ...body, items: [{ ...body.items[0], n: "many" }] })).toContain("/n");
    const record = (await json("/api/v1/records/indicators/purpose-shared-why")) as { record: object };
    expect(fault("record", 200, { ...record, record: { ...record.record, more: 1 } })).not.toBeNull();
  });
});

describe("records", () => {
  test("are all met once by following next, and Link says the same", async () => {
    const all = await walk<{ kind: string; id: string }>("/api/v1/records?limit=97");
    expect(new Set(all.map(({ kind, id }) => `${kind}/${id}`)).size).toBe(commons.size);
    const first = await ask("/api/v1/records?kind=claims&limit=10&offset=20");
    expect(first.headers.get("link")).toContain('offset=30>; rel="next"');
    expect(first.headers.get("link")).toContain('offset=10>; rel="prev"');
    expect(await first.json()).toMatchObject({ total: commons.counts.claims, limit: 10, offset: 20 });
  });

  test("changed since a day are those stamped on that day or later", async () => {
    const { total } = (await json("/api/v1/records?changed_since=2000-01-01&limit=1")) as { total: number };
    expect(total).toBe(commons.size);
    const day = commons.changedOn ?? "";
    const newest = await walk<{ lastChange: { date: string } | null }>(
      `/api/v1/records?changed_since=${day}&limit=500`,
    );
    expect(newest.length).toBeGreaterThan(0);
    for (const { lastChange } of newest) expect(lastChange === null || lastChange.date >= day).toBe(true);
    const later = (await json("/api/v1/records?changed_since=2999-01-01")) as { items: { lastChange: null }[] };
    for (const { lastChange } of later.items) expect(lastChange).toBeNull();
  });

  test("say where their page is, and who names them", async () => {
    const body = (await json("/api/v1/records/indicators/purpose-shared-why")) as {
      address: string;
      namedBy: object[];
    };
    expect(body.address).toBe(addressOf("indicators", "purpose-shared-why"));
    expect(body.namedBy).toEqual(JSON.parse(JSON.stringify(commons.referencesTo("indicators", "purpose-shared-why"))));
  });
});

describe("findings", () => {
  const rows = (query: string) => walk<Record<string, unknown>>(`/api/v1/findings?limit=500&${query}`);

  test("are all findings of all studies, each once, with what the study says", async () => {
    const all = await rows("");
    expect(all.length).toBe(commons.all("studies").reduce((sum, { findings }) => sum + findings.length, 0));
    for (const row of all) {
      const study = commons.get("studies", String(row.study));
      const finding = study?.findings.find(({ id }) => id === row.finding);
      expect([row.value, row.metric, row.n]).toEqual([
        finding?.effect?.value ?? null,
        finding?.effect?.metric ?? null,
        finding?.n ?? null,
      ]);
      expect(row.read).toBe(finding?.read ?? study?.read);
      expect(row.source).toBe(study?.source);
    }
  });

  test("are narrowed by dimension, study, claim and indicator", async () => {
    const claim = commons.all("claims").find((one) => one.kind === "finding" && one.about[0]?.startsWith("indicator:"));
    const indicator = claim?.about.find((about) => about.startsWith("indicator:"))?.slice("indicator:".length) ?? "";
    const ofClaim = await rows(`claim=${claim?.id}`);
    expect(ofClaim.length).toBeGreaterThan(0);
    for (const { claims } of ofClaim) expect(JSON.stringify(claims)).toContain(`"${claim?.id}"`);
    expect((await rows(`indicator=${indicator}`)).length).toBeGreaterThanOrEqual(ofClaim.length);
    for (const { dimension } of await rows("dimension=life-skills")) expect(dimension).toBe("life-skills");
    expect((await rows(`study=${ofClaim[0]?.study}`)).every(({ study }) => study === ofClaim[0]?.study)).toBe(true);
  });
});

const problem = async (path: string, init?: RequestInit) => {
  const answer = await ask(path, init);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
};

describe("what cannot be answered is said as RFC 9457 has it", () => {
  test.each([
    ["/api/v1/records?limit=0", "limit"],
    ["/api/v1/records?limit=501", "limit"],
    ["/api/v1/records?limit=many", "limit"],
    ["/api/v1/records?limit=", "limit"],
    ["/api/v1/records?limit=2.5", "limit"],
    ["/api/v1/records?offset=-1", "offset"],
    ["/api/v1/records?changed_since=yesterday", "changed_since"],
    ["/api/v1/records?changed_since=2026-02-30", "changed_since"],
    ["/api/v1/records?kind=claims&kind=studies", "kind"],
    ["/api/v1/records?kind=clams", "kind", "claims"],
    ["/api/v1/records?limt=5", "limt", "limit"],
    ["/api/v1/findings?study=abdulkadiroglu-2013-small-school", "study", "abdulkadiroglu-2013-small-schools"],
    ["/api/v1/findings?dimension=lifeskills", "dimension", "life-skills"],
    ["/api/v1/findings?indicator=purpose-shared-why&condition=initiative-load", "condition"],
    ["/api/v1?x=1", "x"],
  ])("%s is a wrong %s", async (path, name, near?: string) => {
    const { status, body } = await problem(path);
    expect(status).toBe(400);
    expect(body).toMatchObject({ status: 400, code: "bad-parameter", where: name, near: near ?? body.near });
    expect(fault("records", 400, body)).toBeNull();
  });

  test.each([
    ["/api/v1/records/indicator/purpose-shared-why", "no-kind", "indicators"],
    ["/api/v1/records/indicators/purpose-shared-wy", "no-record", "purpose-shared-why"],
    ["/api/v1/record", "no-operation", "/api/v1/records"],
    ["/api/v2", "no-operation", "/api/v1"],
    ["/api/v1/records/indicators/purpose-shared-why/more", "no-operation", null],
    ["/api/v1/", "no-operation", "/api/v1"],
    ["/api/nothing/of/the/kind", "no-operation", null],
  ])("%s is %s, and the nearest is %s", async (path, code, near) => {
    const { status, body } = await problem(path);
    expect(status).toBe(404);
    expect(body).toMatchObject({ code, type: `${ADDRESS}/api#problem-${code}` });
    if (near !== null) expect(body.near).toBe(near);
    expect(fault("record", 404, body)).toBeNull();
  });

  test("nothing can be changed", async () => {
    const { status, headers, body } = await problem("/api/v1/records", {
      method: "POST",
      headers: { origin: ADDRESS, host: "localhost" },
    });
    expect([status, headers.get("allow"), body.code]).toEqual([405, "GET, HEAD", "read-only"]);
  });

  test("a fault of ours has a number that stands in the log, and shows nothing of the inside", async () => {
    const { status, body } = await problem("/api/v1/places"); // there is no database here
    expect([status, body.code]).toEqual([500, "fault"]);
    const id = /as ([0-9a-f]{8})\./.exec(String(body.what))?.[1] ?? "none";
    expect(logged.join("\n")).toContain(`error ${id} GET /api/v1/places`);
    expect(JSON.stringify(body)).not.toMatch(/undefined|TypeError/);
  });
});

describe("who may read it", () => {
  test("other sites may read the record, its problems and the document; none may send a cookie", async () => {
    for (const path of ["/api/v1", "/api/v1/records?limit=0", "/api/v1/openapi.json", "/api/v1/records/claims/x"]) {
      const { headers } = await ask(path, { headers: { origin: "https://other.example" } });
      expect(headers.get("access-control-allow-origin"), path).toBe("*");
      expect(headers.get("access-control-allow-credentials")).toBeNull();
      expect(headers.get("set-cookie")).toBeNull();
    }
  });

  test("a name that is not ours is refused here as everywhere", async () => {
    expect((await ask("/api/v1", { headers: { host: "other.example" } })).status).toBe(421);
    expect((await ask("/ims/case/v1p1/CFDocuments", { headers: { host: "other.example" } })).status).toBe(421);
  });

  test("what is known already costs 304, and text is compressed", async () => {
    const first = await ask("/api/v1/kinds", { headers: { "accept-encoding": "gzip" } });
    expect(first.headers.get("content-encoding")).toBe("gzip");
    const tag = first.headers.get("etag") ?? "";
    expect((await ask("/api/v1/kinds", { headers: { "if-none-match": tag } })).status).toBe(304);
  });

  test("HEAD is answered without a body", async () => {
    const answer = await ask("/api/v1/kinds", { method: "HEAD" });
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  });
});
