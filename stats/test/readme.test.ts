import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { meanFromCounts } from "../index.ts";

test("the README's example gives what the README says", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const call = /meanFromCounts\((\[.*?\]), (\[.*?\]), \{ eligible: (\d+) \}\)/.exec(readme);
  const m = meanFromCounts(JSON.parse(call?.[1] ?? ""), JSON.parse(call?.[2] ?? ""), { eligible: Number(call?.[3]) });
  const said = [m?.value, m?.low, m?.high].map((v) => v?.toFixed(2));
  expect(readme).toContain(`value ${said[0]}, low ${said[1]}, high ${said[2]}, n ${m?.n}, leftOut ${m?.leftOut}`);
});
