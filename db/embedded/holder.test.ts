import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, expect, inject, test } from "vitest";
import { connect } from "../connect.ts";
import { identityOf } from "./process.ts";
import { startEmbedded } from "./start.ts";
import {
  ask,
  postmasterOf,
  processesOn,
  spawnElsewhere,
  start,
  startElsewhere,
  temporaryFolder,
  until,
} from "./testing.ts";

const place = temporaryFolder(); // one data folder, started again and again
afterAll(() => place.remove());

const onLinux = test.runIf(process.platform === "linux");

onLinux("a second start is told who has the folder; after the last stop no process is left", async () => {
  const first = await startElsewhere(place.folder);
  const second = await startEmbedded({ folder: place.folder, program: "serve" });
  expect(second).toMatchObject({
    heldBy: { pid: first.pid, program: "serve", address: "http://localhost:1", database: { socket: true } },
  });
  const postmaster = postmasterOf(place.folder);
  first.kill("SIGKILL");
  await once(first, "exit");
  await until(() => identityOf(postmaster) === null);
  await until(() => processesOn(place.folder).length === 0);
  const third = await start(place.folder); // the folder's holder is dead: it is free
  expect(processesOn(place.folder).length).toBeGreaterThan(1);
  await third.stop();
  expect(processesOn(place.folder)).toEqual([]);
  expect(readFileSync(join(place.folder, "postgres.log"), "utf8")).not.toMatch(/PANIC|was not properly shut down/);
});

onLinux("a command is waited for, and named when it does not end", async () => {
  const first = await start(place.folder, { program: "import" });
  const second = await startEmbedded({ folder: place.folder, program: "serve", patience: 300 });
  expect(second).toMatchObject({ heldBy: { pid: process.pid, program: "import" } });
  const third = startEmbedded({ folder: place.folder, program: "serve" });
  await first.stop();
  const got = await third;
  if ("heldBy" in got) throw new Error("held");
  await got.stop();
});

onLinux("a PostgreSQL that outlived its program and its watcher is ended, and nothing it stored is lost", async () => {
  const program = await startElsewhere(place.folder);
  const orphan = postmasterOf(place.folder);
  for (const pid of processesOn(place.folder)) if (pid !== orphan && pid !== program.pid) process.kill(pid, "SIGKILL");
  program.kill("SIGKILL");
  await once(program, "exit");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(identityOf(orphan)).not.toBeNull();
  const server = await start(place.folder);
  expect(identityOf(orphan)).toBeNull();
  expect(await ask(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await server.stop();
});

onLinux("a lock whose number is dead, or another program's or another PostgreSQL's by now, stops nobody", async () => {
  await (await start(place.folder)).stop();
  const lock = join(place.folder, "postgres/postmaster.pid");
  const lines = (pid: number) =>
    `${pid}\n${join(place.folder, "postgres")}\n1700000000\n5432\n${place.folder}\n\n0 0\nready\n`;
  const another = inject("database");
  const [row] = await ask<{ folder: string }>(another.superUrl, "select current_setting('data_directory') as folder");
  const stranger = postmasterOf(join(row?.folder as string, ".."));
  for (const pid of [4_194_303, process.pid, stranger]) {
    writeFileSync(lock, lines(pid));
    const server = await start(place.folder);
    expect(await ask(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await server.stop();
  }
  expect(await ask(another.url, "select 1 as one")).toEqual([{ one: 1 }]); // and nobody was stopped
});

onLinux("a PostgreSQL that is killed is started again, and the pool goes on", async () => {
  const server = await start(place.folder);
  const said: string[] = [];
  const kept = server.keepRunning((line) => said.push(line));
  const db = connect(server.url, { max: 2 });
  expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  const broken = db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    process.kill(postmasterOf(place.folder), "SIGKILL"); // in the middle of a transaction, between two statements
    await until(() => identityOf(rows[0]?.pid as number) === null);
    await sql`select 1`.execute(tx);
  });
  await expect(broken).rejects.toThrow();
  await until(() => said.length === 1);
  const answer = () => sql<{ one: number }>`select 1 as one`.execute(db).catch(() => null);
  await until(async () => (await answer())?.rows[0]?.one === 1);
  await db.destroy();
  await server.stop();
  await kept;
  expect(processesOn(place.folder)).toEqual([]);
});

onLinux("a PostgreSQL that keeps ending is given up with a sentence", async () => {
  const server = await start(place.folder);
  const kept = server.keepRunning(() => {}).catch((error) => error);
  let given: unknown;
  void kept.then((error) => {
    given = error;
  });
  const lock = join(place.folder, "postgres/postmaster.pid");
  const isReady = () => existsSync(lock) && /^ready\s*$/m.test(readFileSync(lock, "utf8"));
  for (let last = 0; given === undefined; await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (!isReady() || postmasterOf(place.folder) === last) continue;
    last = postmasterOf(place.folder);
    process.kill(last, "SIGKILL");
  }
  expect(given).toMatchObject({ code: "keeps-ending", where: place.folder });
  await server.stop();
  expect(processesOn(place.folder)).toEqual([]);
});

onLinux("a first start that is killed half-way, at any moment, leaves a folder that starts", async () => {
  const fresh = temporaryFolder();
  try {
    for (const ms of [400, 600, 800, 1000, 1300, 1600]) {
      const child = spawnElsewhere(fresh.folder);
      await new Promise((resolve) => setTimeout(resolve, ms));
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    const server = await start(fresh.folder);
    expect(await ask(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(readdirSync(fresh.folder).filter((name) => name.includes(".new"))).toEqual([]);
    await server.stop();
    expect(processesOn(fresh.folder)).toEqual([]);
  } finally {
    fresh.remove();
  }
});
