/** The phones' port over real TCP: what it serves, that it serves nothing else, and how often codes may be guessed. */
import { once } from "node:events";
import { connect as dial } from "node:net";
import { hostname } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../db/testing.ts";
import { closePlacing, letPhonesIn, openReview, reviewById } from "../domain/collect/review.store.ts";
import { CODE_LENGTH, CODE_LETTERS, type ReviewAt } from "../domain/collect/review.ts";
import { commonsOf } from "../domain/commons/commons.ts";
import { addPlace } from "../domain/people/place.store.ts";
import { createMeeting, type MeetingApp, NOTHING } from "./meeting/app.ts";
import { codeGuard, KNOWN_MOST, TRIES, WINDOW } from "./meeting/code-guard.ts";
import { listenForPhones, type MeetingPort } from "./meeting/listen.ts";
import { hostIsHere, isNear, lanAddresses } from "./meeting/network.ts";
import { routes } from "./routes.ts";
import { createSite, type Site } from "./server.ts";

let own: TestDatabase;
let app: MeetingApp;
let phones: MeetingPort;
let main: Site;
let clock = 0;
const logged: string[] = [];
const commons = commonsOf([]);

beforeAll(async () => {
  own = await testDatabase();
  const place = { parent: null, kind: "district", name: "Maple", state: null, gradeSpan: null } as const;
  await addPlace(own.db, { root: "d", id: "d", ...place });
  app = await createMeeting({ db: own.db, commons, guard: codeGuard(() => clock), log: (line) => logged.push(line) });
  phones = await listenForPhones(app, 0);
  main = createSite({ db: own.db, commons });
});
afterAll(async () => {
  await phones.close();
  await own.close();
});

/** Another minute: nobody's wrong tries are left from the test before. */
const later = () => (clock += WINDOW);

let n = 0;
async function opened(about: "indicator" | "condition" = "indicator"): Promise<ReviewAt & { code: string }> {
  later();
  const at = { root: "d", place: "d", id: `review-${++n}` };
  const subject = { kind: about, id: "some-id" } as const;
  await openReview(own.db, { ...at, about: subject, version: "1", way: "phones", people: 6, openedOn: "2026-03-01" });
  return { ...at, code: await letPhonesIn(own.db, at) };
}

const base = () => `http://127.0.0.1:${phones.port}`;
const ask = (path: string, init: RequestInit = {}) => fetch(base() + path, { redirect: "manual", ...init });
const send = (code: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  ask(`/r/${code}`, { method: "POST", body: new URLSearchParams(form), headers: { origin: base(), ...headers } });
const good = { sent: "one-sender-1", answer: "3", seen: "Teams read Quentin samples on Tuesday" };

/** What is answered, byte for byte but for the date, to exactly these bytes. */
async function raw(bytes: string, port = phones.port): Promise<string> {
  const socket = dial(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => (answer += chunk));
  socket.on("error", () => {}); // it may be closed before all was sent
  await once(socket, "connect");
  socket.write(bytes);
  await once(socket, "close");
  return answer.replace(/^Date: .*\r\n/m, "");
}
const line = (method: string, target: string, more = "") =>
  `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1:${phones.port}\r\n${more}Connection: close\r\n\r\n`;

const nothing = `HTTP/1.1 404 Not Found\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ${NOTHING.length}\r\nconnection: close\r\n\r\n`;

test("the app has two routes, and a third would fail here", () => {
  expect(app.routes.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /r/:code", "POST /r/:code"]);
});

test("every address of the main site gets the same nothing, by every method", async () => {
  later();
  const { assets } = await import("./look/assets.ts");
  const { OPERATIONS } = await mainAddresses();
  const paths = new Set([
    ...routes.flatMap(({ path }) => [path, `/es${path === "/" ? "" : path}`]),
    ...assets.map(({ path }) => path),
    ...main.routes.map(({ path }) => path),
    ...OPERATIONS,
    ...["/client/live.js", "/client/phone.js", "/favicon.ico", "/robots.txt", "/r", "/r/"],
  ]);
  expect(paths.size).toBeGreaterThan(150);
  const filled = [...paths].map((path) => path.replace(/:\w+(\{[^}]*\})?/g, "nyc").replaceAll("*", "x"));
  const all = filled.flatMap((path) =>
    ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"].map((method) => ({ path, method })),
  );
  const odd: string[] = [];
  const work = all.values();
  const worker = async () => {
    for (const { method, path } of work) {
      const answer = await raw(line(method, path));
      if (answer !== (method === "HEAD" ? nothing : nothing + NOTHING)) odd.push(`${method} ${path}: ${answer}`);
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  expect(odd).toEqual([]);
});

/** The API's operations, from its own description. */
async function mainAddresses() {
  const document = (await (await main.request("http://localhost/api/v1/openapi.json")).json()) as { paths: object };
  const OPERATIONS = Object.keys(document.paths).map((path) => path.replace(/\{\w+\}/g, "nyc"));
  expect(OPERATIONS.length).toBeGreaterThan(5);
  return { OPERATIONS };
}

test("the right code at an address that is not quite /r/CODE is nothing", async () => {
  const { code } = await opened();
  const here = `http://127.0.0.1:${phones.port}`;
  const odd = [
    `//r/${code}`,
    `/es/r/${code}`,
    `/r/${code}/`,
    `/r/${code}/..`,
    `/r/./${code}`,
    `/x/../r/${code}`,
    `/r%2f${code}`,
    `/%72/${code}`,
    `/r/%${code.charCodeAt(0).toString(16)}${code.slice(1)}`,
    `/r/${code}%00`,
    `/r/${code};lang=es`,
    `/r/${code}?x=%00`,
    `/r/${code}?x=${"a".repeat(200)}`,
    `/r/${code}#x`,
    `/r/${code}\\`,
    `${here}/r/${code}`,
    `http://localhost:8080/r/${code}`,
    `/R/${code}`,
  ];
  for (const target of odd) expect(await raw(line("GET", target)), target).toBe(nothing + NOTHING);
  for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
    expect(await raw(line(method, `/r/${code}`)), method).toBe(nothing + NOTHING);
  expect(await raw(line("OPTIONS", "*"))).toBe(nothing + NOTHING);
  expect(await raw(line("GET", `/r/${code.toLowerCase()}`))).toMatch(/^HTTP\/1.1 303 /);
});

test("requests that two programs could read in two ways are not answered", async () => {
  const { code, ...at } = await opened();
  const body = new URLSearchParams(good).toString();
  const head = `POST /r/${code} HTTP/1.1\r\nHost: 127.0.0.1:${phones.port}\r\nOrigin: ${base()}\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
  for (const lengths of [
    `Content-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\n`,
    `Content-Length: ${body.length}\r\nContent-Length: 0\r\n`,
    "Transfer-Encoding: gzip, chunked, x\r\n",
    `Content-Length : ${body.length}\r\n`,
  ])
    expect(await raw(`${head}${lengths}\r\n${body}`), lengths).toMatch(/^HTTP\/1.1 400 /);
  expect(await raw(`GET /r/${code} HTTP/1.1\r\n\r\n`)).toMatch(/^HTTP\/1.1 400 /); // no Host
  expect(await raw(`CONNECT 127.0.0.1:5432 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)).toBe("");
  const up = "Upgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";
  expect(await raw(line("GET", "/", `${up}`))).toBe(nothing + NOTHING);
  expect(await reviewById(own.db, at)).toMatchObject({ placed: 0 });
});

test("only this computer's own addresses and names are answered to", async () => {
  const { code } = await opened();
  const asked = (host: string) => raw(`GET /r/${code} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  for (const host of [
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "10.99.99.99",
    "",
    "[::1",
    "a@localhost",
  ])
    expect(await asked(host), host).toBe(nothing + NOTHING);
  for (const host of ["localhost", `127.0.0.1:${phones.port}`, hostname(), `${hostname()}.local:80`])
    expect(await asked(host), host).toMatch(/^HTTP\/1.1 303 /);
  expect(await raw(line("GET", `/r/${code}`, "X-Forwarded-Host: evil.example\r\n"))).not.toContain("evil");
});

test("a form from another page, or from the main site's port, stores nothing", async () => {
  const { code, ...at } = await opened();
  const from = (headers: Record<string, string>) => send(code, good, headers);
  expect((await from({ origin: "http://127.0.0.1:8080" })).status).toBe(403);
  expect((await from({ origin: "null" })).status).toBe(403);
  expect((await from({ "sec-fetch-site": "same-site" })).status).toBe(403);
  expect((await ask(`/r/${code}`, { method: "POST", body: new URLSearchParams(good) })).status).toBe(403);
  expect((await ask(`/r/${code}`, { method: "POST", body: "{}", headers: { origin: base() } })).status).toBe(415);
  expect(await reviewById(own.db, at)).toMatchObject({ placed: 0 });
});

test("a body that is too long, is no text or never ends is refused, and the port goes on", async () => {
  const { code, ...at } = await opened();
  expect((await send(code, { ...good, seen: "x".repeat(9000) })).status).toBe(413);
  const kind = { origin: base(), "content-type": "application/x-www-form-urlencoded" };
  expect((await ask(`/r/${code}`, { method: "POST", body: "answer=%ff", headers: kind })).status).toBe(400);
  const head = `POST /r/${code} HTTP/1.1\r\nHost: 127.0.0.1:${phones.port}\r\nOrigin: ${base()}\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
  const began = performance.now();
  expect(await raw(`${head}Content-Length: 500\r\n\r\nanswer=`)).toMatch(/^HTTP\/1.1 408 /);
  expect(performance.now() - began).toBeLessThan(60_000);
  expect((await ask(`/r/${code}`)).status).toBe(303);
  expect(await reviewById(own.db, at)).toMatchObject({ placed: 0 });
});

test("a placement is stored once, and no answer stands in address, response, header or log", async () => {
  const { code, ...at } = await opened();
  const first = await send(code, good);
  const again = await send(code, good);
  for (const answer of [first, again]) {
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`/r/${code}?n=${good.sent}&lang=en`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("set-cookie")).toBeNull();
  }
  const changed = await send(code, { ...good, answer: "" }); // by Back: a mistake's page would show what was typed
  expect([changed.status, await changed.text()]).toEqual([303, ""]);
  const done = await ask(first.headers.get("location") ?? "");
  const text = await done.text();
  expect(text).toContain("1 of 6 has placed.");
  const fresh = await ask(`/r/${code}`);
  expect(fresh.status).toBe(303);
  expect(fresh.headers.get("location")).toMatch(/\?n=[0-9a-f-]{36}&lang=en$/);
  for (const page of [
    text,
    await (await fetch(`${base()}/r/${code}`)).text(),
    await (await fetch(`${base()}/r/${code}?n=${good.sent}`)).text(),
  ])
    for (const told of ["Quentin", "checked"])
      expect(page.replace(/<(style|script)>.*?<\/\1>/gs, "")).not.toContain(told);
  expect(done.headers.get("cache-control")).toBe("no-store");
  expect(logged.join()).not.toContain("Quentin");
  await closePlacing(own.db, at);
  expect(await reviewById(own.db, at)).toMatchObject({ placed: 1, seen: [good.seen] });
});

test("an error's words, which can hold what was typed, do not reach the log; nor does the code", async () => {
  const { code } = await opened();
  const fails = {
    transaction: () => ({
      execute: () => Promise.reject(Object.assign(new Error("row (Quentin)"), { detail: "Quentin" })),
    }),
  };
  const db = new Proxy(own.db, {
    get: (real, name) => (name in fails ? fails[name as "transaction"] : Reflect.get(real, name)),
  });
  const said: string[] = [];
  const broken = await createMeeting({ db, commons, log: (text) => said.push(text) });
  const answer = await broken.request(`http://127.0.0.1/r/${code}`, {
    method: "POST",
    body: new URLSearchParams(good),
    headers: { origin: "http://127.0.0.1", host: "127.0.0.1" },
  });
  expect(answer.status).toBe(500);
  expect(said.join()).toContain("meeting POST");
  for (const text of [said.join(), await answer.text()]) expect(text).not.toContain("Quentin");
  expect(said.join()).not.toContain(code);
});

test("mistakes stand beside their fields and nothing typed is lost; Spanish by address or browser", async () => {
  const { code, ...at } = await opened();
  const answer = await send(code, { ...good, answer: "", seen: "x".repeat(201) });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain("x".repeat(201));
  expect(page).toContain(`value="${good.sent}"`);
  expect(page).toContain('<p class="wrong" id="answer-wrong">Choose one of the answers.</p>');
  expect(page).toContain('<p class="wrong" id="seen-wrong">This is too long. Keep it to 200 letters.</p>');
  expect(await reviewById(own.db, at)).toMatchObject({ placed: 0 });
  const spanish = await (
    await ask(`/r/${code}?n=number-1`, { headers: { "accept-language": "fr, es-MX;q=0.8, en;q=0.5" } })
  ).text();
  expect(spanish).toContain('<html lang="es">');
  expect(await (await ask(`/r/${code}?n=number-1&lang=es`)).text()).toContain("Esta conexión no está cifrada");
  expect(await (await ask(`/r/${code}?n=number-1`, { headers: { "accept-language": "es;q=0, en" } })).text()).toContain(
    '<html lang="en">',
  );
});

test("when the placing is over the code says so; after the agreement it leads nowhere, as a wrong one does", async () => {
  const { agree } = await import("../domain/collect/review.store.ts");
  const { code, ...at } = await opened("condition");
  expect(await (await ask(`/r/${code}?n=number-1`)).text()).toContain("Partly");
  await closePlacing(own.db, at);
  expect(await (await ask(`/r/${code}?n=number-1`)).text()).toContain("Join the talk.");
  const late = await send(code, { ...good, answer: "partly" });
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("It is not counted, and nobody sees it.");
  expect(await reviewById(own.db, at)).toMatchObject({ placed: 0 });
  const notes = { reasons: "r", signed: "s" };
  await agree(own.db, at, { agreed: { level: null, also: null, status: "partly" }, notes, day: "2026-03-01" });
  const bytes = async (path: string) => {
    const answer = await ask(path);
    return JSON.stringify([
      answer.status,
      await answer.text(),
      [...answer.headers].filter(([name]) => name !== "date"),
    ]);
  };
  const closed = await bytes(`/r/${code}`);
  const other = code === "ABCDEF" ? "BBCDEF" : "ABCDEF";
  expect(closed.replaceAll(code, "CODE")).toBe((await bytes(`/r/${other}`)).replaceAll(other, "CODE"));
  expect(closed).toContain("404");
  expect((await send(code, { ...good, answer: "partly" })).status).toBe(404);
});

test("after twenty wrong codes in a minute none is looked at, but for the phones that are in", async () => {
  const { code } = await opened();
  const wrong = (i: number) => `${CODE_LETTERS[i]}${code.slice(1)}`;
  const others = [...CODE_LETTERS].map((_, i) => wrong(i)).filter((one) => one !== code);
  expect((await ask(`/r/${code}`)).status).toBe(303);
  const told = await Promise.all(others.map((one, i) => ask(`/r/${one}`, i % 2 ? {} : { method: "HEAD" })));
  expect(told.filter(({ status }) => status === 404)).toHaveLength(TRIES);
  const refused = told.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(3);
  expect(refused[0]?.headers.get("retry-after")).toBe("60");
  expect((await ask(`/r/${code}`)).status).toBe(303); // this address showed it before
  expect((await send(code, good)).status).toBe(303);
  clock += WINDOW - 1;
  const another = others[0] ?? "";
  expect((await ask(`/r/${another}`, { headers: { "x-forwarded-for": "10.0.0.9" } })).headers.get("retry-after")).toBe(
    "1",
  );
  clock += 1;
  expect((await ask(`/r/${another}`)).status).toBe(404);
  expect((await ask("/r/SHORT")).status).toBe(404); // no code at all is no try
});

test("the guard: tries at once, from many addresses or beside a known one get no more than they may", async () => {
  let now = 5;
  const guard = codeGuard(() => now);
  let looked = 0;
  const look = (right: boolean) => () => {
    looked++;
    return Promise.resolve(right ? "review" : null);
  };
  const status = async (from: string, code: string, right = false) => {
    const answer = await guard.ask(from, code, look(right));
    return "refused" in answer ? "refused" : answer.found;
  };
  expect(await status("phone", "RIGHTX", true)).toBe("review");
  looked = 0;
  await Promise.all(Array.from({ length: 190 }, (_, i) => status(`2001:db8::${i}`, "WRONGX")));
  expect(looked).toBe(TRIES);
  expect(await status("newcomer", "RIGHTX", true)).toBe("refused");
  expect(await status("phone", "RIGHTX", true)).toBe("review");
  // whoever shares the phone's address could tell right from wrong: no more than TRIES times
  expect(await status("phone", "OTHERX", true)).toBe("refused"); // another review's code is not let through
  for (let i = 1; i < TRIES; i++) await status("phone", "WRONGX");
  expect(await status("phone", "RIGHTX", true)).toBe("refused");
  now += WINDOW;
  expect(await status("phone", "RIGHTX", true)).toBe("review");
  expect(await status("phone", "RIGHTX", false)).toBeNull(); // the review was closed: not a guess
  for (let i = 0; i <= KNOWN_MOST; i++) await status(`many-${i}`, "RIGHTX", true);
  for (let i = 0; i < TRIES; i++) await status("x", "WRONGX");
  expect(await status("many-0", "RIGHTX", true)).toBe("refused"); // forgotten: memory is bounded
  expect(await status("many-1", "RIGHTX", true)).toBe("review");
  const flood = await Promise.all(Array.from({ length: 500 }, (_, i) => status(`f${i}`, "WRONGX")));
  expect(new Set(flood)).toEqual(new Set(["refused"]));
});

test("in three hours a code is guessed less than once in 26,000 times (docs/security.md)", async () => {
  let now = 0;
  const guard = codeGuard(() => now);
  const never = () => Promise.resolve(null);
  let looked = 0;
  for (; now < 3 * 3_600_000; now += 500) if ("found" in (await guard.ask("x", "WRONGX", never))) looked++;
  expect(looked).toBeLessThanOrEqual(180 * TRIES);
  const codes = CODE_LETTERS.length ** CODE_LENGTH;
  expect(codes).toBe(191_102_976);
  expect(codes / (180 * TRIES)).toBeGreaterThan(53_000);
  expect(codes / (2 * 180 * TRIES)).toBeGreaterThan(26_000); // beside a phone that is in, on its own address
});

test("phones are told real networks first, and nobody beyond them is answered", () => {
  const one = (address: string, cidr: string, internal = false) =>
    ({ address, cidr, internal, family: address.includes(":") ? "IPv6" : "IPv4", mac: "", netmask: "" }) as never;
  const all = {
    lo: [one("127.0.0.1", "127.0.0.1/8", true)],
    docker0: [one("172.17.0.1", "172.17.0.1/16")],
    eth0: [one("203.0.113.7", "203.0.113.7/24"), one("169.254.3.3", "169.254.3.3/16")],
    wlan0: [one("192.168.1.20", "192.168.1.20/24"), one("2001:db8::5", "2001:db8::5/64")],
  };
  expect(lanAddresses(all)).toEqual(["192.168.1.20", "203.0.113.7", "172.17.0.1"]);
  expect(lanAddresses({ wlan0: [one("fe80::1", "fe80::1/64"), one("2001:db8::5", "2001:db8::5/64")] })).toEqual([
    "2001:db8::5",
  ]);
  expect(lanAddresses({ lo: all.lo })).toEqual([]);
  const near = (from: string) => isNear(from, all);
  expect(["10.1.2.3", "::ffff:192.168.1.9", "203.0.113.200", "2001:db8::99", "fe80::2", "127.0.0.1"].map(near)).toEqual(
    Array(6).fill(true),
  );
  expect(["8.8.8.8", "::ffff:8.8.8.8", "203.0.114.1", "2001:db9::1", ""].map(near)).toEqual(Array(5).fill(false));
  expect(hostIsHere("[2001:db8::5]:80", all, "host")).toBe(true);
  expect(hostIsHere("HOST.local:8081", all, "host")).toBe(true);
  expect(hostIsHere("other.local", all, "host")).toBe(false);
});
