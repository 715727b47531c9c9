import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { problems } from "../problems.ts";
import type { Account } from "./account.ts";
import type { Engine } from "./engine.ts";
import { settle, settleName } from "./settle.ts";

/** Passwords of the three roles: the superuser, the owner of the tables, and the program, which owns nothing. */
export type Secrets = { postgres: string; innodopt_owner: string; innodopt_app: string };

export const DATABASE = "innodopt";

// An initdb that outlived the program that was killed may still write there for a moment.
const REMOVE = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 };

export const clusterIn = (dataFolder: string) => join(dataFolder, "postgres");

/** Environment of every PostgreSQL program: nothing of the user's locale or PG* variables reaches it. */
export const cleanEnv = () => ({ PATH: process.env.PATH ?? "", TZ: "UTC", LC_ALL: "C" });

export function secretsOf(dataFolder: string): Secrets {
  return JSON.parse(readFileSync(join(clusterIn(dataFolder), "innodopt.json"), "utf8"));
}

/**
 * Makes the database files, the three roles and the empty database beside their place, then moves them there: a start that
 * is killed half-way leaves nothing that the next one would take for a database. What PostgreSQL writes it forces to the disk itself.
 *
 * @throws Problem "engine-failed"
 */
export async function makeCluster(dataFolder: string, engine: Engine, account: Account): Promise<void> {
  for (const left of readdirSync(dataFolder)) {
    if (left.startsWith("postgres.new.")) rmSync(join(dataFolder, left), REMOVE);
  }
  const making = join(dataFolder, `postgres.new.${process.pid}`);
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const run = (program: string, args: string[], input?: string) => runAs(account, program, args, dataFolder, input);
  await run(engine.initdb, ["-D", making, "-U", "postgres", "--auth=trust", "--no-instructions", ...locale]);

  const password = () => randomBytes(24).toString("base64url");
  const secrets: Secrets = { postgres: password(), innodopt_owner: password(), innodopt_app: password() };
  const plain = "login nosuperuser nocreatedb nocreaterole nobypassrls";
  const roles = [
    `alter role postgres password '${secrets.postgres}'`,
    `create role innodopt_owner ${plain} password '${secrets.innodopt_owner}'`,
    `create role innodopt_app ${plain} password '${secrets.innodopt_app}'`,
    `create database ${DATABASE} owner innodopt_owner`,
    `revoke all on database ${DATABASE} from public`,
    `grant connect, temporary on database ${DATABASE} to innodopt_app`,
  ];
  await run(engine.postgres, ["--single", "-D", making, "-c", "exit_on_error=on", "postgres"], `${roles.join("\n")}\n`);

  const files = {
    "pg_hba.conf": "local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n",
    "innodopt.json": JSON.stringify(secrets),
  };
  for (const [name, text] of Object.entries(files)) {
    const file = join(making, name);
    writeFileSync(file, text, { mode: 0o600 });
    if (account) chownSync(file, account.uid, account.gid);
    settle(file);
  }
  settleName(join(making, "innodopt.json"));
  if (!existsSync(clusterIn(dataFolder))) renameSync(making, clusterIn(dataFolder));
  settleName(clusterIn(dataFolder));
}

function runAs(account: Account, program: string, args: string[], folder: string, input = ""): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: cleanEnv(),
      cwd: folder,
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    let output = "";
    child.stdout.resume();
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    const failed = (why: string) =>
      reject(
        problems.engineFailed({
          program: args.includes("--single") ? "postgres --single" : "initdb",
          folder,
          output: output || why,
        }),
      );
    child.on("error", (error) => failed(error.message));
    child.on("close", (code) => (code === 0 ? resolve() : failed(`exit code ${code}`)));
    child.stdin.on("error", () => {}); // it ended before reading: its exit code says why
    child.stdin.end(input);
  });
}
