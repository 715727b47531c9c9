import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSite, type TestSite } from "./browser.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

/** The status for an address exactly as written: fetch() would tidy it up first. */
const statusOf = (path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) =>
  new Promise<number>((resolve, reject) => {
    const { hostname, port } = new URL(site.url);
    const asked = request(
      { hostname, port, path, method: options.method ?? "GET", headers: options.headers ?? {} },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    asked.on("error", reject);
    asked.end(options.body);
  });
const text = async (path: string, init?: RequestInit) => (await fetch(site.url + path, init)).text();

test("an address with doubled slashes, dots, encoded slashes or broken codes is refused with 400", async () => {
  for (const path of [
    "//x",
    "/a//b",
    "/../etc/passwd",
    "/a/../b",
    "/a/./b",
    "/a%2fb",
    "/a%5Cb",
    "/%2e%2e/a",
    "/a%00",
    "/%zz",
    "/a\\b",
  ])
    expect(await statusOf(path), path).toBe(400);
});

test("another site's name made to point to this computer is refused, in reading and in writing", async () => {
  for (const host of ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80"])
    expect(await statusOf("/", { headers: { host } }), host).toBe(421);
  for (const host of ["localhost", "localhost:9", "127.0.0.1:9", "[::1]:9"])
    expect(await statusOf("/", { headers: { host } }), host).toBe(200);
  const form = {
    host: "evil.example",
    origin: "http://evil.example",
    "content-type": "application/x-www-form-urlencoded",
  };
  expect(await statusOf("/correct", { method: "POST", headers: form, body: "a=1" })).toBe(421);
});

test("a form from another site, or from nowhere, is refused and one of our own is not", async () => {
  const send = (headers: Record<string, string>) =>
    statusOf("/nothing-here", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: "a=1",
    });
  expect(await send({})).toBe(403);
  expect(await send({ origin: "https://example.org" })).toBe(403);
  expect(await send({ origin: "null" })).toBe(403);
  expect(await send({ origin: site.url, "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await send({ origin: site.url, "sec-fetch-site": "same-site" })).toBe(403);
  expect(await send({ origin: site.url })).toBe(405);
});

test("an address that is not there answers 404 with the nearest addresses, in both languages", async () => {
  const answer = await fetch(`${site.url}/indicators/purpose-shared-wy`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('href="/indicators/purpose-shared-why"');
  expect(await text("/es/indicators/purpose-shared-wy")).toContain('href="/es/indicators/purpose-shared-why"');
  expect(await text("/es/metods")).toContain('lang="es"');
});

test("HEAD answers as GET does, without a body", async () => {
  const [get, head] = [await fetch(`${site.url}/es`), await fetch(`${site.url}/es`, { method: "HEAD" })];
  expect(head.status).toBe(200);
  expect(head.headers.get("etag")).toBe(get.headers.get("etag"));
  expect(await head.text()).toBe("");
});

test("pages say their language, forbid inline code, and cost nothing when unchanged", async () => {
  const answer = await fetch(`${site.url}/es`);
  expect(answer.headers.get("content-language")).toBe("es");
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  const policy = answer.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe");
  const again = await fetch(`${site.url}/es`, { headers: { "if-none-match": answer.headers.get("etag") ?? "" } });
  expect(again.status).toBe(304);
  const html = await answer.text();
  expect(html).not.toMatch(/<script(?! type="application\/ld\+json">)|\sstyle=|\son[a-z]+=/);
  expect(html).toContain(`<link rel="alternate" hreflang="en" href="${site.url}/"/>`);
});

test("stylesheet and fonts stand at addresses with their hash, for a year", async () => {
  const html = await text("/");
  const css = html.match(/href="(\/look\/site\.[0-9a-f]{12}\.css)"/)?.[1] ?? "";
  const sheet = await fetch(site.url + css);
  expect(sheet.status).toBe(200);
  expect(sheet.headers.get("cache-control")).toContain("immutable");
  const font = (await sheet.text()).match(/url\("(\/look\/[^"]+\.woff2)"\)/)?.[1] ?? "";
  const answer = await fetch(site.url + font);
  expect(answer.headers.get("content-type")).toBe("font/woff2");
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
});

test("the language switch keeps the address and its question", async () => {
  expect(await text("/methods?x=1")).toContain('href="/es/methods?x=1"');
  expect(await text("/es/methods?x=1")).toMatch(/href="\/methods\?x=1" lang="en"/);
});
