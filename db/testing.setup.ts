import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type Addresses, startEmbedded } from "./embedded/start.ts";
import { migrate } from "./migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    database: Addresses;
  }
}

/** Starts the one embedded server of a test run and makes its database the template of every test's own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = mkdtempSync(join(tmpdir(), "innodopt-test-"));
  chmodSync(parent, 0o711); // PostgreSQL's system user must pass through it
  // Tests need no power-cut safety; proof/kill.ts runs with it.
  const settings = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };
  const server = await startEmbedded({ folder: join(parent, "data"), program: "test", say: console.log, settings });
  if ("heldBy" in server) throw new Error(`A new folder is held by ${JSON.stringify(server.heldBy)}.`);
  await migrate(server.ownerUrl);
  const { url, ownerUrl, superUrl } = server;
  project.provide("database", { url, ownerUrl, superUrl });
  return async () => {
    await server.stop();
    rmSync(parent, { recursive: true, force: true });
  };
}
