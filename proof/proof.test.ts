import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { codeHash, holds, type Proven, root } from "./proof.ts";

const folder = join(root, "docs", "proof");
const proven = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Proven);

test.each(proven)("the figures of proof $proof hold their bars", (one) => {
  expect(one.bars.length).toBeGreaterThan(0);
  expect(one.bars.filter((bar) => !holds(bar))).toEqual([]);
  if (codeHash(one.rests_on) !== one.code)
    process.stderr.write(
      `Proof "${one.proof}" is stale: its code changed since ${one.made}. Run: npm run proof -- ${one.proof}\n`,
    );
});

test("a bar is a limit: at most from above, at least from below, the bar itself included", () => {
  expect(holds({ what: "", figure: 30, bar: 30, is: "at most" })).toBe(true);
  expect(holds({ what: "", figure: 30.1, bar: 30, is: "at most" })).toBe(false);
  expect(holds({ what: "", figure: 99, bar: 100, is: "at least" })).toBe(false);
});
