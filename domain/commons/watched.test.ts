import { expect, test } from "vitest";
import { kinds, readCorpus } from "../../corpus/index.ts";
import { commonsOf } from "./commons.ts";
import { nowOf, once, watched } from "./watched.ts";

const records = readCorpus("corpus").records.map((record) => ({ ...record, lastChange: null }));
const commons = commonsOf(records);
const [claim] = commons.all("claims");
const id = claim?.id ?? "";

test("a watched commons answers as the one behind it, and each of its answers is a read of its own", () => {
  const answers = [
    (on: typeof commons) => on.get("claims", id),
    (on: typeof commons) => on.all("claims"),
    (on: typeof commons) => on.referencesFrom("claims", id),
    (on: typeof commons) => on.referencesTo("claims", id),
    (on: typeof commons) => on.lastChange("claims", id),
    (on: typeof commons) => on.nearestId("claims", `${id}x`),
    (on: typeof commons) => on.counts.claims,
    (on: typeof commons) => on.size,
    (on: typeof commons) => on.version,
    (on: typeof commons) => on.changedOn,
  ];
  const reads = answers.map((answer) => {
    const noted: string[] = [];
    expect(answer(watched(commons, (read) => noted.push(read)))).toBe(answer(commons));
    expect(noted.length).toBe(1);
    return noted[0] ?? "";
  });
  expect(new Set(reads).size).toBe(answers.length);
  expect(Object.keys(watched(commons, () => {}).counts)).toEqual([...kinds]);
});

test("a read's value differs when its answer does, and only then", () => {
  const hash = "0".repeat(64);
  const other = records.find((record) => record.kind === "claims" && record.id !== id);
  const later = commonsOf(
    records
      .filter((record) => record !== other)
      .map((record) => (record.kind === "claims" && record.id === id ? { ...record, hash } : record)),
  );
  const differs = (read: string) => nowOf(later, read) !== nowOf(commons, read);
  for (const read of [`claims/${id}`, `claims/${other?.id}`, "claims", "~claims", "#claims", "*size", "*version"])
    expect(differs(read), read).toBe(true);
  for (const read of ["studies", "~studies", "#studies", `>claims/${id}`, `@claims/${id}`, "claims/not-there"])
    expect(differs(read), read).toBe(false);
});

test("work done once counts as read by each page that asks for it, and may not read on later", () => {
  let times = 0;
  const titles = once((on) => {
    times += 1;
    return [on.get("claims", id)?.statement, on.counts.studies];
  });
  for (let page = 0; page < 2; page++) {
    const reads = new Set<string>();
    titles(watched(commons, (read) => reads.add(read)));
    expect([...reads]).toEqual([`claims/${id}`, "#studies"]);
  }
  expect(titles(commons)).toEqual([claim?.statement, commons.counts.studies]);
  expect(times).toBe(1);
  const late = once((on) => () => on.all("claims"))(commons);
  expect(late).toThrow("read after the work was finished");
});
