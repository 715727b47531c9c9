import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "../connect.ts";
import { migrate } from "../migrate.ts";
import { start, temporaryFolder } from "./testing.ts";

// Small disks of their own, where the machine lets us make them (as root, outside a locked container).
const place = temporaryFolder();
const disks: string[] = [];
function disk(megabytes: number): string | null {
  const folder = join(place.parent, `disk-${megabytes}`);
  mkdirSync(folder);
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0711`, "tmpfs", folder]);
  if (status !== 0) return null;
  disks.push(folder);
  return folder;
}
let small: string | null = null;
let tiny: string | null = null;
beforeAll(() => {
  [small, tiny] = [disk(150), disk(20)];
});
afterAll(() => {
  for (const folder of disks) spawnSync("umount", ["--lazy", folder]); // what still ends there may end
  place.remove();
});

test("on a disk with less than 200 MB free nothing is stored, a sentence says so, and reading goes on", async ({
  skip,
}) => {
  if (small === null) return skip("this machine makes no disk for us");
  const server = await start(join(small, "data"));
  await migrate(server.ownerUrl);
  const db = connect(server.url, { folder: server.folder });
  const insert = db.insertInto("groups").values({ id: "a", kind: "network", name: "A" });
  await expect(insert.execute()).rejects.toThrow(
    /data: Only \d+ MB are free on this disk and writing needs 200 MB, so nothing was stored\./,
  );
  expect(await db.selectFrom("groups").selectAll().execute()).toEqual([]);
  await db.destroy();
  await server.stop();
});

test("on a disk with less than 32 MB free no start is tried", async ({ skip }) => {
  if (tiny === null) return skip("this machine makes no disk for us");
  chmodSync(tiny, 0o711);
  await expect(start(join(tiny, "data"))).rejects.toThrow(
    /Only \d+ MB are free on this disk, and PostgreSQL needs 32 MB to start\./,
  );
});
