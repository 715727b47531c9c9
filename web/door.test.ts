import { expect, test } from "vitest";
import { addressIsPlain, askedHere, decodeForm, readBounded, sameOrigin } from "./door.ts";

test("only plain addresses pass", () => {
  for (const good of ["/", "/es/claims/a-b?x=//y", "/at/nyc/01M448", "/a%20b", "/ni%C3%B1o"])
    expect(addressIsPlain(good), good).toBe(true);
  for (const bad of [
    "",
    "x",
    "//a",
    "/a//b",
    "/..",
    "/a/../b",
    "/%2e%2E/a",
    "/a%2Fb",
    "/a\\b",
    "/a%0Ab",
    "/%ff",
    "/a?of=%00",
  ])
    expect(addressIsPlain(bad), bad).toBe(false);
});

test("a form is ours only if the browser says so", () => {
  const from = (headers: Record<string, string>) => sameOrigin(new Headers(headers), "localhost:8080");
  expect(from({ origin: "http://localhost:8080" })).toBe(true);
  expect(from({ "sec-fetch-site": "same-origin" })).toBe(true);
  expect(from({})).toBe(false);
  expect(from({ origin: "http://localhost:8081" })).toBe(false);
  expect(from({ origin: "null" })).toBe(false);
  expect(from({ origin: "http://localhost:8080", "sec-fetch-site": "cross-site" })).toBe(false);
});

test("a body is counted while it is read, whatever its headers say", async () => {
  const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1000)) });
  const request = new Request("http://localhost/", {
    method: "POST",
    body: endless,
    headers: { "content-length": "3" },
    duplex: "half",
  } as RequestInit);
  expect(await readBounded(request, 10_000)).toBeNull();
  const short = new Request("http://localhost/", { method: "POST", body: "a=ñ" });
  expect(decodeForm((await readBounded(short, 10)) ?? new Uint8Array())).toBe("a=ñ");
});

test("a form that is not UTF-8 is refused, as bytes or as percent codes", () => {
  expect(decodeForm(new Uint8Array([0x61, 0x3d, 0xf1]))).toBeNull();
  expect(decodeForm(Buffer.from("a=%F1"))).toBeNull();
  expect(decodeForm(Buffer.from("a=%C3%B1+b&c="))).toBe("a=%C3%B1+b&c=");
});

test("a steward's page is asked for at this computer's own name, and through no proxy that says so", () => {
  for (const host of ["localhost", "LOCALHOST:4000", "127.0.0.1:80", "[::1]:4000"])
    expect(askedHere(new Headers(), host), host).toBe(true);
  for (const host of ["", "innodopt.example.org", "localhost.example.org", "127.0.0.1.nip.io", "10.0.0.1"])
    expect(askedHere(new Headers(), host), host).toBe(false);
  for (const header of [
    "x-forwarded-for",
    "X-Forwarded-Host",
    "X-Forwarded-Port",
    "Forwarded",
    "Via",
    "X-Real-IP",
    "X-Client-IP",
    "CF-Connecting-IP",
    "CDN-Loop",
    "Tailscale-User-Login",
  ])
    expect(askedHere(new Headers({ [header]: "1.2.3.4" }), "localhost:4000"), header).toBe(false);
});
