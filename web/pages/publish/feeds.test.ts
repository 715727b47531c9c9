/** What programs read of the site, held against validators that are not ours: Atom, sitemap, linked data, the head of pages. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
// @ts-expect-error: the package brings no types
import Validator from "@adobe/structured-data-validator";
import { RelaxNGValidator, XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { expect, test } from "vitest";
import { kinds } from "../../../corpus/index.ts";
import { inScript, linkedRecord } from "../../../domain/publish/linked-data.ts";
import { asked, BASE, commons, records, text } from "./testing.ts";

xmlRegisterFsInputProviders();
const folder = fileURLToPath(new URL("../../../domain/publish/test/", import.meta.url));
const doc = (xml: string | Uint8Array, url?: string) =>
  typeof xml === "string"
    ? XmlDocument.fromString(xml, url ? { url } : {})
    : XmlDocument.fromBuffer(xml, url ? { url } : {});
const schema = (name: string) => doc(readFileSync(folder + name), folder + name);

test.each(["/feed.atom", "/feed.atom?lang=es"])("%s is Atom by the grammar of RFC 4287", async (path) => {
  const validator = RelaxNGValidator.fromDoc(schema("atom.rng"));
  const xml = await text(path);
  using feed = doc(xml);
  expect(() => validator.validate(feed)).not.toThrow();
  using broken = doc(xml.replace("<updated>", "<updates>").replace("</updated>", "</updates>"));
  expect(() => validator.validate(broken)).toThrow();
  const ns = { a: "http://www.w3.org/2005/Atom" };
  const all = (query: string) => feed.find(query, ns).map((node) => node.content);
  expect(all("/a:feed/a:link[@rel='self']/@href")).toEqual([BASE + path]);
  const ids = all("//a:entry/a:id");
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBe(50);
  const days = all("//a:entry/a:updated");
  expect(days).toEqual([...days].sort().reverse());
  expect(all("/a:feed/a:updated")[0]).toBe(days[0]);
  for (const id of ids.slice(0, 5)) expect((await asked(id.slice(BASE.length))).status).toBe(200);
});

test("the sitemap holds to sitemaps.org's schema, names every record in both languages, and every page it names is there", async () => {
  using validator = XsdValidator.fromDoc(schema("sitemap-page.xsd"));
  const xml = await text("/sitemap.xml");
  using map = doc(xml);
  expect(() => validator.validate(map)).not.toThrow();
  using broken = doc(xml.replace(/<lastmod>[^<]+/, "<lastmod>yesterday"));
  expect(() => validator.validate(broken)).toThrow();
  const pages = [...xml.matchAll(/<loc>([^<]+)/g)].map(([, loc = ""]) => loc.slice(BASE.length));
  expect(new Set(pages).size).toBe(pages.length);
  const named = new Set(pages);
  const missing = records
    .flatMap(({ kind, id }) => [`/${kind}/${id}`, `/es/${kind}/${id}`])
    .filter((p) => !named.has(p));
  expect(missing).toEqual([]);
  expect(
    pages.filter((path) => /^(\/es)?\/(at|correct|search|places|look|corrections\/review)(\/|$)/.test(path)),
  ).toEqual([]);
  for (const path of ["/docs", "/docs/glossary", "/docs/decisions/publish", "/es/docs/glossary", "/corrections"])
    expect(named, path).toContain(path);
  const methods = readdirSync(new URL("../../../docs/methods/", import.meta.url)).filter((file) =>
    file.endsWith(".md"),
  );
  for (const file of methods) expect(named).toContain(`/methods/${file.slice(0, -3)}`);
  for (const path of pages.filter((path) => /^\/(docs|methods)/.test(path)))
    expect.soft((await asked(path)).status, path).toBe(200);
  const others = pages.filter((path) => !/^(\/es)?\/[a-z]+\/[a-z0-9-]+$/.test(path) && !path.startsWith("/es"));
  const some = [...others.filter((_, i) => i % 50 === 0), "/", "/cite", "/download"].filter((path) =>
    pages.includes(path),
  );
  for (const path of some) expect.soft((await asked(path)).status, path).toBe(200);
  expect(await text("/robots.txt")).toContain(`Sitemap: ${BASE}/sitemap.xml`);
});

const vocabulary = JSON.parse(readFileSync(`${folder}schema-org.json`, "utf8"));
type Thing = { [property: string]: unknown };

/** What the validator objects to; it takes things by type, as an extractor hands them over. */
async function objections(thing: Thing): Promise<string[]> {
  const things = (thing["@graph"] as Thing[] | undefined) ?? [thing];
  const jsonld: Record<string, Thing[]> = {};
  for (const one of things) {
    const type = String(one["@type"]);
    jsonld[type] = [...(jsonld[type] ?? []), one];
  }
  const issues: { issueMessage: string }[] = await new Validator(vocabulary).validate({
    jsonld,
    microdata: {},
    rdfa: {},
  });
  return issues.map(({ issueMessage }) => issueMessage).filter((message) => !message.endsWith("(optional)")); // one search engine's wishes
}

test("linked data of every kind and of the whole use types and properties that schema.org has", async () => {
  const known = new Set(vocabulary["@graph"].map((one: Thing) => String(one["@id"]).replace("schema:", "")));
  expect(await objections({ "@type": "Claim", statement: "x", appearance: "y" })).not.toEqual([]);
  const check = async (thing: Thing, name: string) => {
    for (const type of typesIn(thing)) expect.soft(known, `${name} ${type}`).toContain(type);
    expect.soft(await objections(thing), name).toEqual([]);
  };
  for (const { kind, id } of records) {
    const thing = linkedRecord(commons, BASE, kind, id, "en");
    await check(JSON.parse(inScript(thing)), `${kind}/${id}`);
    expect.soft(thing["@id"]).toBe(`${BASE}/${kind}/${id}`);
  }
  for (const path of [
    "/",
    "/es",
    "/cite",
    "/download",
    ...kinds.map((kind) => `/${kind}/${commons.all(kind)[0]?.id}`),
  ]) {
    const html = await text(path);
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)];
    expect.soft(blocks.length, path).toBe(1);
    await check(JSON.parse(blocks[0]?.[1] ?? "{}"), path);
  }
});

function typesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(typesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "@type" ? [String(inner)] : typesIn(inner)));
}

test("no text can end the block of data", () => {
  expect(inScript({ name: "</script><script>alert(1)" })).not.toContain("<");
});

test("the head says one address, both languages, the feed, and what a shared link shows", async () => {
  const html = await text("/es/claims/self-reports-should-not-rank-schools");
  const page = "/claims/self-reports-should-not-rank-schools";
  for (const tag of [
    `<link rel="canonical" href="${BASE}/es${page}"/>`,
    `<link rel="alternate" hreflang="en" href="${BASE}${page}"/>`,
    `<link rel="alternate" type="application/json" href="${BASE}${page}.json"/>`,
    `href="${BASE}/feed.atom?lang=es"/>`,
    `<meta property="og:url" content="${BASE}/es${page}"/>`,
    `<meta property="og:locale" content="es_US"/>`,
  ])
    expect(html).toContain(tag);
  const image = html.match(/<meta property="og:image" content="([^"]+)"/)?.[1] ?? "";
  const picture = await asked(image.slice(BASE.length));
  expect(picture.headers.get("content-type")).toBe("image/png");
  expect((await picture.arrayBuffer()).byteLength).toBeLessThan(80_000);
  expect(await text("/claims?x=1")).not.toContain('rel="canonical"');
});
