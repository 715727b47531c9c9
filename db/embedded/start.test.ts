import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "./start.ts";
import { ask, postmasterOf, start, temporaryFolder } from "./testing.ts";

const mode = (...path: string[]) => (statSync(join(...path)).mode & 0o777).toString(8);

describe("a data folder", () => {
  const place = temporaryFolder();
  let server: Embedded;
  const language = { LANG: process.env.LANG, LC_ALL: process.env.LC_ALL };
  beforeAll(async () => {
    delete process.env.LANG;
    process.env.LC_ALL = "xx_XX.nothing"; // a language this machine does not have
    mkdirSync(place.folder);
    mkdirSync(join(place.folder, "postgres.new.999"));
    writeFileSync(join(place.folder, "postgres.new.999", "PG_VERSION"), "18"); // a start that was killed half-way
    server = await start(place.folder);
  });
  afterAll(async () => {
    Object.assign(process.env, language);
    await server.stop();
    place.remove();
  });

  test("speaks UTF-8 and sorts by code point, whatever the machine's language", async () => {
    const sql =
      "select pg_encoding_to_char(encoding) as encoding, datlocprovider, datlocale from pg_database where datname = current_database()";
    expect(await ask(server.url, sql)).toEqual([{ encoding: "UTF8", datlocprovider: "b", datlocale: "C.UTF-8" }]);
    expect(await ask(server.url, "select lower('ÁÑ') as l, 'Z' < 'a' as z")).toEqual([{ l: "áñ", z: true }]);
  });

  test("can be read by its owner only, and so can the passwords in it", () => {
    expect(mode(place.folder)).toBe("700");
    expect(mode(place.folder, "postgres")).toBe("700");
    expect(mode(place.folder, "postgres/innodopt.json")).toBe("600");
    expect(mode(place.folder, "holder.json")).toBe("600");
    expect(mode(place.folder, ".s.PGSQL.5432")).toBe("700");
  });

  test("keeps nothing of a start that was killed half-way", () => {
    expect(() => statSync(join(place.folder, "postgres.new.999"))).toThrow("ENOENT");
  });

  test("is reached through a socket inside it and through no network", async () => {
    expect(decodeURIComponent(server.url)).toContain(`?host=${place.folder}`);
    expect(await ask(server.superUrl, "select current_setting('listen_addresses') as l")).toEqual([{ l: "" }]);
  });

  test("asks every role for its password", async () => {
    await expect(ask(server.url.replace(/:[^:@]+@/, ":guess@"), "select 1")).rejects.toThrow(
      "password authentication failed",
    );
    await expect(ask(server.superUrl.replace(/:[^:@]+@/, ":guess@"), "select 1")).rejects.toThrow(
      "password authentication",
    );
  });

  test("has three roles: the program's and the owner's are neither superuser nor exempt from a rule", async () => {
    const sql =
      "select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname like 'innodopt_%' order by 1";
    const weak = { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false };
    expect(await ask(server.url, sql)).toEqual([
      { rolname: "innodopt_app", ...weak },
      { rolname: "innodopt_owner", ...weak },
    ]);
    expect(await ask(server.url, "select current_user as c, session_user as s")).toEqual([
      { c: "innodopt_app", s: "innodopt_app" },
    ]);
  });

  test("writes to the disk before it says that something is stored", async () => {
    const sql =
      "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums') order by 1";
    const on = (await ask<{ name: string; setting: string }>(server.url, sql)).map((row) => row.setting);
    expect(on).toEqual(["on", "on", "on", "on"]);
  });

  test.runIf(process.platform === "linux")("runs in a session of its own, so that Ctrl-C reaches only us", () => {
    const session = (pid: number | "self") =>
      Number(
        readFileSync(`/proc/${pid}/stat`, "latin1")
          .replace(/^.*\) /s, "")
          .split(" ")[3],
      );
    expect(session(postmasterOf(place.folder))).toBe(postmasterOf(place.folder));
    expect(session("self")).not.toBe(postmasterOf(place.folder));
  });
});

describe("a data folder whose path is too long for a socket", () => {
  const place = temporaryFolder();
  const folder = join(place.parent, "a".repeat(100), "data");
  let server: Embedded;
  beforeAll(async () => {
    server = await start(folder);
  });
  afterAll(async () => {
    await server.stop();
    place.remove();
  });

  test("is reached through a random port of 127.0.0.1 with a random password kept in a file of its owner's", async () => {
    const { hostname, port, password } = new URL(server.url);
    expect(hostname).toBe("127.0.0.1");
    expect(Number(port)).toBeGreaterThan(1023);
    expect(password.length).toBeGreaterThanOrEqual(32);
    expect(readFileSync(join(folder, "postgres/innodopt.json"), "utf8")).toContain(password);
    expect(mode(folder, "postgres/innodopt.json")).toBe("600");
    expect(await ask(server.superUrl, "select current_setting('listen_addresses') as l")).toEqual([{ l: "127.0.0.1" }]);
    await expect(ask(server.url.replace(/:[^:@]+@/, ":guess@"), "select 1")).rejects.toThrow("password authentication");
  });
});

describe("a folder that cannot be a data folder", () => {
  const place = temporaryFolder();
  afterAll(() => place.remove());
  const problem = (folder: string) => startEmbedded({ folder, program: "test" }).catch((error) => error);

  test("because it holds other things is refused and left alone", async () => {
    const folder = join(place.parent, "thesis");
    mkdirSync(folder, { mode: 0o755 });
    writeFileSync(join(folder, "chapter-1.txt"), "…");
    const { code, message } = await problem(folder);
    expect(code).toBe("folder-not-ours");
    expect(message).toContain(`${folder}: This folder holds other things (chapter-1.txt)`);
    expect(mode(folder)).toBe("755");
  });

  test("because it cannot be written is named with what to do", async () => {
    writeFileSync(join(place.parent, "file"), "");
    const folder = join(place.parent, "file", "data");
    const { code, message } = await problem(folder);
    expect(code).toBe("folder-not-writable");
    expect(message).toMatch(
      /^\S+\/file\/data: The data folder cannot be written \(a file is in its way\)\. Choose another with --data/,
    );
  });

  test.runIf(process.getuid?.() === 0)(
    "because PostgreSQL's user cannot reach it is named with the first closed folder",
    async () => {
      const closed = join(place.parent, "closed");
      mkdirSync(join(closed, "open"), { recursive: true });
      chmodSync(closed, 0o700);
      const { code, message } = await problem(join(closed, "open", "data"));
      expect(code).toBe("folder-not-enterable");
      expect(message).toContain(`cannot enter ${closed}.`);
      expect(message).toContain(`chmod o+x ${closed}`);
      expect(readdirSync(join(closed, "open"))).toEqual([]);
    },
  );
});
