import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { receive, UPLOAD_FOLDER } from "./upload.ts";

/** A temporary folder of this file's own, so that what is left behind is seen. */
const before = process.env.TMPDIR;
let own: string;
beforeAll(() => {
  own = mkdtempSync(join(tmpdir(), "innodopt-test-upload-"));
  process.env.TMPDIR = own;
});
afterAll(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(own, { recursive: true });
});
const left = () => readdirSync(own).filter((name) => name.startsWith(UPLOAD_FOLDER));

const MOST = 1_000_000;

function sent(form: FormData): Request {
  return new Request("http://localhost/", { method: "POST", body: form });
}

function raw(body: string, type = "multipart/form-data; boundary=b"): Request {
  return new Request("http://localhost/", { method: "POST", body, headers: { "content-type": type } });
}

const part = (head: string, body: string) => `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;

test("fields and files arrive; files lie in a folder for this program's user alone, which goes with the form", async () => {
  const form = new FormData();
  form.append("note", "ñ & <b>");
  form.append("file", new File(["a,b\n1,2\n"], "scores.csv"));
  form.append("mapping", new File([], ""));
  const got = await receive(sent(form), { most: MOST });
  expect(got.refused).toBeNull();
  expect(got.form.get("note")).toBe("ñ & <b>");
  expect(got.files).toMatchObject([{ field: "file", name: "scores.csv", bytes: 8 }]);
  expect(readFileSync(got.files[0]?.path ?? "", "utf8")).toBe("a,b\n1,2\n");
  expect(statSync(got.folder).mode & 0o777).toBe(0o700);
  expect(statSync(got.files[0]?.path ?? "").mode & 0o777).toBe(0o600);
  await got.done();
  expect(existsSync(got.folder)).toBe(false);
});

test("a folder that is kept stays", async () => {
  const form = new FormData();
  form.append("file", new File(["x"], "x.csv"));
  const got = await receive(sent(form), { most: MOST });
  got.keep();
  await got.done();
  expect(readdirSync(got.folder)).toEqual(["0"]);
  rmSync(got.folder, { recursive: true });
});

test("a file's name is never a path and steers no terminal", async () => {
  for (const [name, shown] of [
    ["../../etc/passwd", "passwd"],
    ["C:\\\\data\\\\a.csv", "a.csv"],
    ["a\u001b[31m\u202evsc.csv", "a[31mvsc.csv"],
    [`${"x".repeat(500)}.csv`, "x".repeat(200)],
  ]) {
    const got = await receive(raw(`${part(`name="file"; filename="${name}"`, "1")}--b--\r\n`), { most: MOST });
    expect(got.files).toMatchObject([{ name: shown, path: `${got.folder}/0` }]);
    await got.done();
  }
});

test("a body that is longer than allowed, cut off, or of too many parts leaves nothing", async () => {
  const many = Array.from({ length: 12 }, (_, i) => part(`name="f"; filename="${i}.csv"`, "1")).join("");
  for (const [request, why] of [
    [raw(`${part('name="f"; filename="a.csv"', "x".repeat(MOST))}--b--\r\n`), "size"],
    [raw(part('name="f"; filename="a.csv"', "half a fi").slice(0, -4)), "broken"],
    [raw("no multipart at all", "multipart/form-data"), "broken"],
    [raw(`${many}--b--\r\n`), "parts"],
    [raw(`${part('name="note"', "x".repeat(70_000))}--b--\r\n`), "parts"],
  ] as const) {
    const got = await receive(request, { most: MOST });
    expect(got.refused, why).toBe(why);
    expect(got.files).toEqual([]);
    expect(existsSync(got.folder)).toBe(false);
  }
});

test("what would fill the disk is not written, and forms that arrive at once are counted together", async () => {
  const body = `${part('name="f"; filename="a.csv"', "1")}--b--\r\n`;
  const room = (free: number) => async () => ({ free, all: 100e9 });
  const full = await receive(raw(body), { most: MOST }, room(200e6));
  expect(full.refused).toBe("disk");
  expect(existsSync(full.folder)).toBe(false);
  const all = await Promise.all([1, 2, 3].map(() => receive(raw(body), { most: 100e6 }, room(500e6))));
  expect(all.map(({ refused }) => refused).filter((why) => why === "disk").length).toBeGreaterThan(0);
  const last = await receive(raw(body), { most: 100e6 }, room(500e6));
  expect(last.refused).toBeNull(); // they have gone
  for (const { done } of [...all, last]) await done();
});

/** A form that is sent over a real connection to a server that answers with what became of it. */
async function overAConnection(most: number) {
  const answered: { refused: string | null; folder: string }[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const body = Readable.toWeb(incoming) as ReadableStream;
    const headers = incoming.headers as Record<string, string>;
    const request = new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" } as RequestInit);
    const { refused, folder, done } = await receive(request, { most });
    answered.push({ refused, folder });
    outgoing.writeHead(413).end(`${refused} ${existsSync(folder)}`);
    await done();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const headers = { "content-type": "multipart/form-data; boundary=b" }; // chunked: no Content-Length says it beforehand
  const sending = httpRequest({ port, host: "127.0.0.1", method: "POST", headers });
  const answer = once(sending, "response").then(async ([got]) => {
    let text = "";
    for await (const chunk of got) text += chunk;
    return `${got.statusCode} ${text}`;
  });
  answer.catch(() => {});
  return { server, sending, answer, answered };
}

const HEAD = Buffer.from('--b\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n');

test("a sender that leaves in the middle leaves no folder", async () => {
  const { server, sending, answered } = await overAConnection(MOST);
  sending.on("error", () => {});
  sending.write(HEAD);
  sending.write("id,score\n1,2\n");
  await expect.poll(() => left().length).toBe(1);
  sending.destroy();
  await expect.poll(() => answered).toMatchObject([{ refused: "broken" }]);
  expect(left()).toEqual([]);
  server.close();
});

test("a program that stops in the middle of a form leaves no folder", () => {
  const script = `
    import { readdirSync } from "node:fs";
    import { receive } from ${JSON.stringify(new URL("./upload.ts", import.meta.url).href)};
    const body = new ReadableStream({ start: (c) => c.enqueue(new TextEncoder().encode(${JSON.stringify(HEAD.toString())} + "1,2")) });
    const headers = { "content-type": "multipart/form-data; boundary=b" };
    receive(new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" }), { most: 1000 });
    setInterval(() => {
      const [folder] = readdirSync(process.env.TMPDIR);
      if (folder) { console.log(folder); process.exit(0); }
    }, 20);`;
  const args = ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script];
  expect(execFileSync(process.execPath, args, { encoding: "utf8" })).toMatch(/^innodopt-upload-/);
  expect(left()).toEqual([]);
});

test("a form for a small file lets go of a large one soon, and answers", async () => {
  const { server, sending, answer } = await overAConnection(70_000);
  let sent = 0;
  const pieces = function* () {
    yield HEAD;
    for (; sent < 400; sent++) yield Buffer.alloc(1_000_000, "x");
  };
  Readable.from(pieces()).pipe(sending);
  expect(await answer).toBe("413 size false");
  expect(sent).toBeLessThan(100); // of 400 MB
  sending.destroy();
  server.closeAllConnections();
  server.close();
});

test("201 MB over a real connection: refused at 200 MB, all of it read, the answer arrives, and the memory stays", async () => {
  const { server, sending, answer } = await overAConnection(200_000_000);
  const before = process.memoryUsage().arrayBuffers;
  let highest = 0;
  const piece = Buffer.alloc(1_000_000, "7,8,9\n");
  const pieces = function* () {
    yield HEAD;
    for (let i = 0; i < 201; i++) {
      highest = Math.max(highest, process.memoryUsage().arrayBuffers - before);
      yield piece;
    }
    yield Buffer.from("\r\n--b--\r\n");
  };
  Readable.from(pieces()).pipe(sending);
  expect(await answer).toBe("413 size false");
  server.close();
  expect(highest).toBeLessThan(150_000_000);
}, 30_000);

test("nothing of all this is left behind", () => expect(left()).toEqual([]));
