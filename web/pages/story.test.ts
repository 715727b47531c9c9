import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readCorpus } from "../../corpus/index.ts";
import { DOORS } from "./doors/doors.ts";
import { KNOWN, STORY } from "./story.ts";

const { records } = readCorpus(fileURLToPath(new URL("../../corpus", import.meta.url)));
const there = new Set(records.map(({ kind, id }) => `${kind}/${id}`));

test("each of the six sentences has evidence that is in the record, and so has each door and each claim of the first page", () => {
  expect(STORY.length).toBe(6);
  expect(STORY.filter(({ basis }) => basis.length === 0)).toEqual([]);
  const named = [
    ...STORY.flatMap(({ basis }) => basis.map(({ kind, id }) => `${kind}/${id}`)),
    ...KNOWN.map((id) => `claims/${id}`),
    ...DOORS.flatMap(({ now }) => now.flatMap((one) => ("id" in one ? [`${one.kind}/${one.id}`] : []))),
  ];
  expect(named.filter((name) => !there.has(name))).toEqual([]);
});
