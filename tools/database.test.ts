import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { processesOn, temporaryFolder } from "../db/embedded/testing.ts";
import { startFolder } from "./database.ts";

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
  delete process.env.INNODOPT_DATA;
});
afterEach(() => place.remove());

const said: string[] = [];
const io = { out: () => {}, err: (line: string) => void said.push(line), json: false, isTTY: false };
const asRoot = test.runIf(process.getuid?.() === 0 && process.platform === "linux");

/** The place of a data folder beside a program that was put where only root can enter. */
function beside(): string {
  const home = join(place.parent, "root", "innodopt");
  mkdirSync(home, { recursive: true });
  chmodSync(join(place.parent, "root"), 0o700);
  return join(home, "data");
}

asRoot("a program in root's home keeps its data where PostgreSQL's user can enter, and says so", async () => {
  const started = await startFolder(io, "test", beside());
  try {
    if ("heldBy" in started) throw new Error("held");
    expect(started.folder).toMatch(/^\/var\/lib\/innodopt\/[0-9a-f]{8}$/);
    expect(said.join("\n")).toContain(
      `cannot enter ${join(place.parent, "root")}. The data of this copy lies in ${started.folder} instead.`,
    );
    await started.stop();
    expect(processesOn(started.folder)).toEqual([]);
  } finally {
    rmSync(started.folder, { recursive: true, force: true });
  }
});

asRoot("a folder that was named is not replaced by another", async () => {
  const data = beside();
  await expect(startFolder({ ...io, data }, "test")).rejects.toMatchObject({ code: "folder-not-enterable" });
});
