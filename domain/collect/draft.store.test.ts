import { existsSync } from "node:fs";
import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { draftById, dropFiles, newDraft, sweepDrafts } from "./draft.store.ts";
import { NEW_DRAFT } from "./draft.ts";
import type { ImportReport } from "./report.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own?.close());

/** A form's folder with a private file in it, last written so many days ago. */
async function folderOf(days: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "innodopt-upload-"));
  await writeFile(join(folder, "0"), "id,score\n1,2\n");
  await aged(folder, days);
  return folder;
}

const aged = (folder: string, days: number) => {
  const then = Date.now() / 1000 - days * 86_400;
  return utimes(folder, then, then);
};

test("files that a crash left behind go after an hour; those of a form that is arriving, and of a draft, stay", async () => {
  const [left, arriving, known] = [await folderOf(0.05), await folderOf(0.03), await folderOf(0)];
  const id = await newDraft(own.db, known, { files: [] });
  await aged(known, 2);
  await sweepDrafts(own.db);
  expect([left, arriving, known].map((folder) => existsSync(folder))).toEqual([false, true, true]);
  expect((await draftById(own.db, id))?.folder).toBe(known);
  for (const folder of [arriving, known]) await aged(folder, 40);
  await sweepDrafts(own.db);
  expect([arriving, known].map((folder) => existsSync(folder))).toEqual([false, false]);
});

test("what is stored leaves no folder, unless rows were refused and may still be corrected", async () => {
  const state = { ...NEW_DRAFT, files: [{ name: "a.csv", bytes: 1, at: "0" }] };
  for (const refused of [[], [{ line: 2 }]]) {
    const folder = await folderOf(0);
    const report = { refused } as unknown as ImportReport;
    await dropFiles({ id: "a", madeAt: new Date(), folder, state: { ...state, report } });
    expect(existsSync(folder)).toBe(refused.length > 0);
    expect(existsSync(join(folder, "0"))).toBe(false);
    await rm(folder, { recursive: true, force: true });
  }
});
