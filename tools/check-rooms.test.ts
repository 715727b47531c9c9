import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { arrowsOf, objection } from "./check-rooms.ts";

const arrow = (from: string, to: string, typesOnly = false) => objection({ from, to, typesOnly });

test("a page may use the domain, the domain may not use a page", () => {
  expect(arrow("web/pages/home.tsx", "domain/commons/commons.ts")).toBeNull();
  expect(arrow("domain/commons/commons.ts", "web/pages/home.tsx")).toContain(
    "domain may import only stats, corpus, db",
  );
});

test("a stage reads the stages before it and none after it", () => {
  expect(arrow("domain/decide/next-steps.ts", "domain/collect/reading.ts")).toBeNull();
  expect(arrow("domain/collect/reading.ts", "domain/decide/next-steps.ts")).toContain("collect comes before decide");
});

test("plots take types from stats and nothing that runs", () => {
  expect(arrow("plots/track.tsx", "stats/index.ts", true)).toBeNull();
  expect(arrow("plots/track.tsx", "stats/index.ts", false)).toContain("plots may import only");
});

test("only the serve verb knows the web", () => {
  expect(arrow("tools/serve.ts", "web/server.ts")).toBeNull();
  expect(arrow("tools/notes.ts", "web/server.ts")).toContain("tools may import only");
});

let folder = "";
afterEach(() => rm(folder, { recursive: true, force: true }));

test("a type-only import is seen, and told from one that runs", async () => {
  folder = await mkdtemp(join(tmpdir(), "rooms-"));
  for (const room of ["plots", "stats", "web"]) await mkdir(join(folder, room));
  await writeFile(join(folder, "stats/mean.ts"), "export type Mean = { mu: number };\nexport const mean = 1;\n");
  await writeFile(
    join(folder, "plots/track.ts"),
    'import type { Mean } from "../stats/mean.ts";\nexport const draw = (m: Mean) => m.mu;\n',
  );
  await writeFile(join(folder, "web/page.ts"), 'import { mean } from "../stats/mean.ts";\nexport const page = mean;\n');
  expect(await arrowsOf(folder)).toEqual([
    { from: "plots/track.ts", to: "stats/mean.ts", typesOnly: true },
    { from: "web/page.ts", to: "stats/mean.ts", typesOnly: false },
  ]);
});
