import { Problem } from "./problem.ts";

/** Every problem the database room can report, by name. */
export const problems = {
  noEngine: (d: { platform: string }) =>
    new Problem({
      code: "no-engine",
      what: `PostgreSQL for ${d.platform} is not installed.`,
      remedy:
        "Run `npm ci` again without --omit=optional, or set DATABASE_URL to a PostgreSQL server (16 or newer); docs/how-to/run.md says how.",
    }),

  engineFailed: (d: { program: string; folder: string; output: string }) =>
    new Problem({
      code: "engine-failed",
      where: d.folder,
      what: `PostgreSQL (${d.program}) did not start. It said: ${d.output.trim() || "nothing"}`,
      remedy: "Mend what it names and start again, or choose another data folder with --data FOLDER.",
    }),

  folderNotWritable: (d: { folder: string; reason: string }) =>
    new Problem({
      code: "folder-not-writable",
      where: d.folder,
      what: `The data folder cannot be written (${d.reason}).`,
      remedy: "Choose another with --data FOLDER or INNODOPT_DATA, or give yourself the right to write there.",
    }),

  folderNotOurs: (d: { folder: string; found: string }) =>
    new Problem({
      code: "folder-not-ours",
      where: d.folder,
      what: `This folder holds other things (${d.found}), so it is not used as a data folder.`,
      remedy: "Name a new or empty folder with --data FOLDER.",
    }),

  folderNotEnterable: (d: { folder: string; first: string; user: string }) =>
    new Problem({
      code: "folder-not-enterable",
      where: d.folder,
      what: `PostgreSQL does not run as root, and its system user "${d.user}" cannot enter ${d.first}.`,
      remedy: `Choose a data folder elsewhere (--data /var/lib/innodopt), allow passing through (chmod o+x ${d.first}), or start as an ordinary user.`,
    }),

  noAccount: (d: { user: string; reason: string }) =>
    new Problem({
      code: "no-account",
      what: `PostgreSQL does not run as root, and the system user "${d.user}" could not be made (${d.reason}).`,
      remedy: `Make it (useradd --system ${d.user}), start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.`,
    }),

  folderHeld: (d: { folder: string; program: string; pid: number; since: string; address?: string }) =>
    new Problem({
      code: "folder-held",
      where: d.folder,
      what: `This data folder is in use by \`innodopt ${d.program}\` (pid ${d.pid}, since ${d.since}${d.address ? `, at ${d.address}` : ""}).`,
      remedy: d.address
        ? `Open ${d.address}, stop that program, or start here with another folder: --data FOLDER.`
        : "Wait for it to end or stop it, then try again.",
    }),

  serverBusy: (d: { folder: string; pid: number }) =>
    new Problem({
      code: "server-busy",
      where: d.folder,
      what: `An earlier PostgreSQL on this folder (pid ${d.pid}) has not ended within 15 seconds.`,
      remedy: "Wait a little and start again; if it stays, end that process.",
    }),

  keepsEnding: (d: { folder: string }) =>
    new Problem({
      code: "keeps-ending",
      where: d.folder,
      what: "PostgreSQL ended by itself five times within a minute, so it is not started again.",
      remedy: "postgres.log in that folder says why; everything acknowledged is on the disk.",
    }),

  diskFull: (d: { folder: string; freeMb: number; needMb: number }) =>
    new Problem({
      code: "disk-full",
      where: d.folder,
      what: `Only ${d.freeMb} MB are free on this disk and writing needs ${d.needMb} MB, so nothing was stored.`,
      remedy: "Free some space and try again; reading goes on meanwhile.",
    }),

  noRoomToStart: (d: { folder: string; freeMb: number; needMb: number }) =>
    new Problem({
      code: "disk-full",
      where: d.folder,
      what: `Only ${d.freeMb} MB are free on this disk, and PostgreSQL needs ${d.needMb} MB to start.`,
      remedy: "Free some space and start again. What is stored there is kept.",
    }),

  newerData: (d: { where: string; unknown: readonly string[] }) =>
    new Problem({
      code: "newer-data",
      where: d.where,
      what: `This data was made by a newer version of Innodopt (it has ${d.unknown.join(", ")}, which this version does not know).`,
      remedy: "Start the newer version, or choose another data folder with --data FOLDER. Nothing was changed.",
    }),

  changedMigration: (d: { where: string; name: string }) =>
    new Problem({
      code: "changed-migration",
      where: d.where,
      what: `This data was made with another text of the migration ${d.name} than this version has.`,
      remedy: "Start the version that made it, or choose another data folder with --data FOLDER. Nothing was changed.",
    }),

  notMigrated: (d: { where: string; missing: readonly string[] }) =>
    new Problem({
      code: "not-migrated",
      where: d.where,
      what: `This database lacks the migrations ${d.missing.join(", ")}.`,
      remedy: "Set DATABASE_OWNER_URL to the role that owns the tables and run `npm run -s innodopt -- migrate`.",
    }),

  unreachable: (d: { where: string; reason: string }) =>
    new Problem({
      code: "unreachable",
      where: d.where,
      what: `The database does not answer (${d.reason}).`,
      remedy: "Check that the server runs and that the address, user and password are right.",
    }),

  serverTooOld: (d: { where: string; version: string }) =>
    new Problem({
      code: "server-too-old",
      where: d.where,
      what: `This server is PostgreSQL ${d.version}; Innodopt needs 16 or newer.`,
      remedy: "Use a newer server, or unset DATABASE_URL to use the PostgreSQL that comes with Innodopt.",
    }),

  strongRole: (d: { where: string; role: string; why: string }) =>
    new Problem({
      code: "strong-role",
      where: d.where,
      what: `The program would connect as "${d.role}", which ${d.why}; it must own nothing and be subject to every rule.`,
      remedy:
        "Use a plain login role for DATABASE_URL and the owner for DATABASE_OWNER_URL; docs/how-to/run.md says how.",
    }),
};
