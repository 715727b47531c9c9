import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { receive } from "./upload.ts";

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
  expect((await receive(raw(body), { most: 100e6 }, room(500e6))).refused).toBeNull(); // they have gone
});

test("201 MB over a real connection: refused at 200 MB, all of it read, the answer arrives, and the memory stays", async () => {
  const most = 200_000_000;
  const server = createServer(async (incoming, outgoing) => {
    const body = Readable.toWeb(incoming) as ReadableStream;
    const headers = incoming.headers as Record<string, string>;
    const got = await receive(
      new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" } as RequestInit),
      { most },
    );
    outgoing.writeHead(413).end(`${got.refused} ${existsSync(got.folder)}`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const before = process.memoryUsage().arrayBuffers;
  let highest = 0;
  const answer = await new Promise<string>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const type = "multipart/form-data; boundary=b"; // chunked: no Content-Length says it beforehand
    const sending = httpRequest(
      { port, host: "127.0.0.1", method: "POST", headers: { "content-type": type } },
      async (got) => {
        let text = "";
        for await (const chunk of got) text += chunk;
        resolve(`${got.statusCode} ${text}`);
      },
    );
    sending.on("error", reject);
    const piece = Buffer.alloc(1_000_000, "7,8,9\n");
    const pieces = function* () {
      yield Buffer.from('--b\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n');
      for (let i = 0; i < 201; i++) {
        highest = Math.max(highest, process.memoryUsage().arrayBuffers - before);
        yield piece;
      }
      yield Buffer.from("\r\n--b--\r\n");
    };
    Readable.from(pieces()).pipe(sending);
  });
  server.close();
  expect(answer).toBe("413 size false");
  expect(highest).toBeLessThan(150_000_000);
});
