import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { engineFor, installedEngine } from "./engine.ts";
import { ask, start, temporaryFolder } from "./testing.ts";

const place = temporaryFolder();
const native = join(place.parent, "clone", "package", "native");
const links: { target: string }[] = JSON.parse(readFileSync(join(installedEngine(), "pg-symlinks.json"), "utf8"));

// The package as npm leaves it when install scripts are off.
beforeAll(() => {
  mkdirSync(dirname(native), { recursive: true });
  cpSync(join(installedEngine(), "..", "package.json"), join(native, "..", "package.json"));
  cpSync(installedEngine(), native, { recursive: true, verbatimSymlinks: true });
  for (const { target } of links) rmSync(join(native, "..", target), { force: true });
});
afterAll(() => place.remove());

const version = (postgres: string) => execFileSync(postgres, ["--version"], { encoding: "utf8", stdio: "pipe" }).trim();

test("without install scripts the libraries' links are made by us", () => {
  expect(links.length).toBeGreaterThan(5);
  expect(() => version(join(native, "bin/postgres"))).toThrow("libicu");
  const engine = engineFor(null, place.folder, native);
  expect(engine.postgres).toBe(join(native, "bin/postgres"));
  expect(version(engine.postgres)).toMatch(/^postgres \(PostgreSQL\) 18\./);
  for (const { target } of links) expect(existsSync(join(native, "..", target)), target).toBe(true);
});

test.runIf(process.getuid?.() === 0)(
  "as root, binaries in a folder that PostgreSQL's user cannot enter are copied into the data folder, once",
  async () => {
    chmodSync(join(place.parent, "clone"), 0o700);
    const server = await start(place.folder, { native });
    const [row] = await ask<{ v: string }>(server.url, "select version() as v");
    expect(row?.v).toContain("PostgreSQL 18.");
    await server.stop();
    const { version: name } = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8"));
    const copy = join(place.folder, `engine-${name}`, "native/bin/postgres");
    const made = statSync(copy).mtimeMs;
    await (await start(place.folder, { native })).stop();
    expect(statSync(copy).mtimeMs).toBe(made);
  },
);
