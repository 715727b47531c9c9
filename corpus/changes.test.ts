import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { changesFile, checkStamps, readChanges, stampAll, writeChanges } from "./changes.ts";

const record = (id: string, digit: string) => ({
  kind: "claims",
  id,
  file: `claims/${id}.yaml`,
  hash: digit.repeat(64),
});
const first = stampAll([record("a", "1"), record("b", "2")], new Map(), "2026-11-25", "first record").after;

test("a change gets a new line, what did not change keeps its own, what is gone goes", () => {
  const { after, changed, gone } = stampAll([record("a", "3"), record("c", "4")], first, "2026-12-01", 'n "corrected"');
  expect(changed).toEqual(["claims/a", "claims/c"]);
  expect(gone).toEqual(["claims/b"]);
  expect([...after]).toEqual([
    ["claims/a", { date: "2026-12-01", hash: "3333333333333333", what: 'n "corrected"' }],
    ["claims/c", { date: "2026-12-01", hash: "4444444444444444", what: 'n "corrected"' }],
  ]);
  expect(stampAll([record("a", "1"), record("b", "2")], first, "2026-12-01", "nothing").after).toEqual(first);
});

test("stamps are written one line per record, by key, and read back as they were", () => {
  const dir = mkdtempSync(join(tmpdir(), "changes-"));
  const { after } = stampAll([record("z", "5"), record("a", "1")], new Map(), "2026-11-25", 'a: "b" # c, ñ');
  writeChanges(dir, after);
  expect(readFileSync(join(dir, changesFile), "utf8").split("\n").slice(1)).toEqual([
    'claims/a: {date: "2026-11-25", hash: "1111111111111111", what: "a: \\"b\\" # c, ñ"}',
    'claims/z: {date: "2026-11-25", hash: "5555555555555555", what: "a: \\"b\\" # c, ñ"}',
    "",
  ]);
  expect(readChanges(dir)).toEqual(after);
  rmSync(dir, { recursive: true });
});

test("a folder without changes.yaml has no stamps, so every record lacks one", () => {
  const none = readChanges(join(tmpdir(), "no-such-folder"));
  expect(none.size).toBe(0);
  expect(checkStamps([record("a", "1")], none)[0]?.what).toMatch(/^is new and has no stamp\. .+npm run stamp/);
});
