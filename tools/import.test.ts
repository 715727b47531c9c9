import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { main } from "./innodopt.ts";

const example = new URL("../examples/made-up-district/", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "innodopt-import-"));
const [mapping, data] = ["survey.yaml", "survey.csv"].map((name) => {
  copyFileSync(new URL(name, example), join(folder, name));
  return join(folder, name);
}) as [string, string];
afterAll(() => rmSync(folder, { recursive: true }));

/** Both checks come before a database is opened, so this needs none. */
async function importTo(refused: string) {
  const said: string[] = [];
  const io = { out: () => {}, err: (line: string) => said.push(line), json: false, isTTY: false, data: "/dev/null/x" };
  const code = await main(["import", mapping, data, "--refused", refused], io);
  return { code, said: said.join("\n") };
}

test("refused rows are never written over the file or the mapping that is read", async () => {
  const before = readFileSync(data, "utf8");
  for (const target of [data, join(folder, ".", "survey.csv"), mapping]) {
    expect(await importTo(target)).toMatchObject({
      code: 1,
      said: expect.stringContaining("over a file that is read"),
    });
  }
  expect(readFileSync(data, "utf8")).toBe(before);
});

test("a place where refused rows cannot be written is named before anything is stored", async () => {
  for (const target of [join(folder, "no-such-folder", "refused.csv"), folder]) {
    expect(await importTo(target)).toMatchObject({ code: 1, said: expect.stringContaining("cannot be written there") });
  }
});
