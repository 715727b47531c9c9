import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, expect, test } from "vitest";
import { connect } from "../db/connect.ts";
import { addressesOf } from "../db/embedded/start.ts";
import { ask, processesOn, start, temporaryFolder, until } from "../db/embedded/testing.ts";
import { storeNote } from "../domain/commons/note.store.ts";
import { noteFrom } from "../domain/commons/note.ts";

const place = temporaryFolder(); // one data folder; each test leaves it stopped
const running = new Set<Program>();
afterEach(async () => {
  if (running.size === 0) return;
  for (const { child } of running) child.kill("SIGKILL"); // a test that failed left them
  await Promise.all([...running].map(({ ended }) => ended));
  await until(() => processesOn(place.folder).length === 0);
});
afterAll(() => place.remove());

type Program = { child: ChildProcess; said: { out: string; err: string }; ended: Promise<unknown> };

/** Our program as a person starts it: no language set, in a process group of its own. */
function program(...args: string[]): Program {
  const { LANG: _, LC_ALL: __, DATABASE_URL: ___, ...env } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "tools/innodopt.ts", "--data", place.folder, ...args], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env,
    detached: true,
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (said.out += chunk));
  child.stderr.on("data", (chunk) => (said.err += chunk));
  const started = { child, said, ended: once(child, "close") };
  running.add(started);
  void started.ended.then(() => running.delete(started));
  return started;
}

/** `serve` on a free port, once it has said all that it says when it is open. */
async function serving(...args: string[]): Promise<Program & { address: string }> {
  const started = program("serve", "--port", "0", ...args);
  await Promise.race([
    until(() => /(^\{.*\}| help lists the commands)\n$/.test(started.said.out), 120_000),
    started.ended,
  ]);
  const address = /http:[^\s"]+/.exec(started.said.out)?.[0];
  if (!address) throw new Error(`it did not open: ${started.said.err}`);
  return { ...started, address };
}

async function done(...args: string[]) {
  const { child, said, ended } = program(...args);
  await ended;
  return { code: child.exitCode, ...said };
}

const onLinux = test.runIf(process.platform === "linux");

onLinux("serve says where to open and what it uses; others meet it; Ctrl-C ends all of it", async () => {
  const { child, said, address, ended } = await serving("--empty");
  expect(said.out).toContain(`Innodopt is open at ${address}\n`);
  expect(said.out).toContain(`data   ${place.folder}\n`);
  expect(said.out).toContain("127.0.0.1 alone");
  expect((await fetch(address)).status).toBe(200);

  const second = await done("serve", "--port", "0");
  expect(second).toMatchObject({ code: 1, out: "" });
  expect(second.err).toContain(`in use by \`innodopt serve\` (pid ${child.pid}, since `);
  expect(second.err).toContain(`at ${address})`);

  const db = connect(addressesOf(place.folder, { port: 5432, socket: true }).url);
  await storeNote(
    db,
    noteFrom({ id: "AAAAAAAAAAAAAAAAAAAAAA", about: "/claims/x", body: "Says 30, the paper says 13." }),
  );
  await db.destroy();
  expect(JSON.parse((await done("notes", "--json")).out)).toMatchObject([
    { about: "/claims/x", body: "Says 30, the paper says 13." },
  ]);
  expect((await fetch(address)).status).toBe(200); // the command left the database running

  process.kill(-(child.pid as number), "SIGINT"); // the terminal sends it to the whole group
  await ended;
  expect(child.exitCode).toBe(130);
  expect(processesOn(place.folder)).toEqual([]);
});

onLinux("serve listens on no address of the network", async () => {
  const { child, address, ended } = await serving("--empty", "--json");
  const outside = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter((one) => !one.internal && one.family === "IPv4");
  for (const { address: host } of outside)
    await expect(fetch(`http://${host}:${new URL(address).port}/`)).rejects.toThrow();
  child.kill("SIGTERM");
  await ended;
  expect(processesOn(place.folder)).toEqual([]);
});

onLinux("killed without a word, serve leaves no process, and what was stored is there", async () => {
  const { child, ended } = await serving("--empty");
  child.kill("SIGKILL");
  await ended;
  await until(() => processesOn(place.folder).length === 0);
  const listed = await done("notes");
  expect(listed).toMatchObject({ code: 0, err: "" });
  expect(listed.out).toMatch(/^1 note\n\n\S+Z {2}\/claims\/x {2}\(A{22}\) {2}received\n {2}Says 30/);
  expect(processesOn(place.folder)).toEqual([]);
});

onLinux("a busy port is named with another to try, and nothing is left running", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  const { code, err } = await done("serve", "--port", String(port));
  other.close();
  expect(code).toBe(1);
  expect(err).toBe(
    `port ${port}: Another program already listens there. Stop it, or choose another port: npm start -- --port ${port + 1}\n`,
  );
  expect(processesOn(place.folder)).toEqual([]);
});

onLinux(
  "on a folder without places the made-up district is loaded once; removed, it stays removed; --empty loads none",
  async () => {
    const places = async () => JSON.parse((await done("places", "--json")).out) as { id: string }[];
    const empty = await serving("--empty");
    expect((await (await fetch(`${empty.address}/start`)).text()).includes("Load Maple Valley")).toBe(true);
    empty.child.kill("SIGTERM");
    await empty.ended;
    expect(await places()).toEqual([]);

    const first = await serving();
    await until(
      async () => (await fetch(`${first.address}/at/maple-valley/cooper-middle/reviews/mv-cooper-why-2`)).ok,
      120_000,
    );
    await until(async () => !(await (await fetch(`${first.address}/start`)).text()).includes("data-live"), 120_000);
    expect((await done("sample", "remove")).out).toContain("Maple Valley is gone: 9 places");
    first.child.kill("SIGTERM");
    await first.ended;

    const again = await serving();
    await until(
      async () => (await (await fetch(`${again.address}/search?q=purpose`)).text()).includes("/indicators/purpose"),
      120_000,
    );
    expect((await fetch(`${again.address}/at/maple-valley`)).status).toBe(404); // the index is made after it would have been loaded
    again.child.kill("SIGTERM");
    await again.ended;
    expect(again.said.err).toBe("");
    expect(processesOn(place.folder)).toEqual([]);
  },
);

// the last one: it leaves the folder to a newer version
onLinux("a data folder of a newer version is refused in a sentence, and nothing is left running", async () => {
  const server = await start(place.folder);
  await ask(server.ownerUrl, "insert into migrations (name, hash) values ('0099_later', 'x')");
  await server.stop();
  for (const verb of ["serve", "notes", "migrate"]) {
    const { code, out, err } = await done(verb);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(`${place.folder}: This data was made by a newer version of Innodopt (it has 0099_later`);
  }
  expect(processesOn(place.folder)).toEqual([]);
});
