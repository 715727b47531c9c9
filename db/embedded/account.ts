import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { problems } from "../problems.ts";

/** The operating-system user PostgreSQL runs as. null = the one who started us. */
export type Account = { name: string; uid: number; gid: number } | null;

/** PostgreSQL's own system user where we are started as root. */
export const ACCOUNT = "innodopt";

/**
 * As root PostgreSQL refuses to run. It then runs as the owner of the data that is already there, else as a system user of
 * its own, made now if it is missing. Whoever is not root runs it as themselves.
 *
 * @param folders PostgreSQL's folder and the data folder; need not exist
 * @param say     told before a user is made
 * @throws Problem "no-account"
 */
export function accountFor(folders: readonly string[], say: (line: string) => void): Account {
  if (process.getuid?.() !== 0) return null;
  const owner = folders
    .map((folder) => statSync(folder, { throwIfNoEntry: false }))
    .find((found) => found !== undefined);
  if (owner && owner.uid !== 0) return { name: nameOf(owner.uid), uid: owner.uid, gid: owner.gid };
  const known = find(ACCOUNT);
  if (known) return known;
  say(
    `You are root, and PostgreSQL does not run as root. A system user "${ACCOUNT}" is made for it now (remove it later with: userdel ${ACCOUNT}).`,
  );
  const tried = [
    [
      "useradd",
      [
        "--system",
        "--user-group",
        "--no-create-home",
        "--home-dir",
        "/nonexistent",
        "--shell",
        "/usr/sbin/nologin",
        ACCOUNT,
      ],
    ],
    ["adduser", ["-S", "-D", "-H", "-h", "/nonexistent", "-s", "/sbin/nologin", ACCOUNT]],
  ] as const;
  let reason = "";
  for (const [program, args] of tried) {
    const { error, stderr } = spawnSync(program, args, { encoding: "utf8" });
    const made = find(ACCOUNT); // also when another start made it at the same moment
    if (made) return made;
    reason ||= error ? `there is no ${program}` : stderr.trim();
  }
  throw problems.noAccount({ user: ACCOUNT, reason });
}

/** The first folder on the way to `path` which the account cannot enter; null when it can enter all of them. */
export function firstClosedFolder(account: Account, path: string): string | null {
  if (account === null) return null;
  const way: string[] = [];
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    way.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  if (way.every((folder) => everybodyMayEnter(account, folder))) return null;
  // Asked of the system as that user: rights may also come from groups and access lists.
  const script = 'for folder; do [ ! -d "$folder" ] || [ -x "$folder" ] || { printf %s "$folder"; exit 0; }; done';
  const { stdout } = spawnSync("/bin/sh", ["-c", script, "sh", ...way], {
    uid: account.uid,
    gid: account.gid,
    cwd: "/",
    encoding: "utf8",
  });
  return stdout || null;
}

/** The cheap answer, which most folders give. What does not exist yet is no hindrance. */
function everybodyMayEnter(account: NonNullable<Account>, folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  return (
    !found?.isDirectory() || ((found.mode & 0o001) !== 0 && found.uid !== account.uid && found.gid !== account.gid)
  );
}

function users(): { name: string; uid: number; gid: number }[] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

const find = (name: string) => users().find((user) => user.name === name) ?? null;
const nameOf = (uid: number) => users().find((user) => user.uid === uid)?.name ?? `user ${uid}`;
