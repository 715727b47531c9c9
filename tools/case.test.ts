import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "js-yaml";
import { afterAll, expect, test } from "vitest";
import { main } from "./innodopt.ts";

const folder = mkdtempSync(join(tmpdir(), "innodopt-case-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(text: string, ...more: string[]) {
  const file = join(folder, "package.json");
  writeFileSync(file, text);
  const [out, err]: [string[], string[]] = [[], []];
  const io = { out: (l: string) => out.push(l), err: (l: string) => err.push(l), json: false, isTTY: false };
  return { code: await main(["case", file, ...more], io), out: out.join("\n"), err: err.join("\n") };
}

const at = { uri: "https://x.example/1", lastChangeDateTime: "2024-01-01T00:00:00Z" };
const made = {
  CFDocument: { ...at, identifier: "d", creator: "Somebody", title: "Life skills" },
  CFItems: [{ ...at, identifier: "i", fullStatement: "Asks for help.", humanCodingScheme: "H1", colour: "red" }],
  CFAssociations: [],
};

test("prints a framework as YAML, and what of the package is not kept", async () => {
  const { code, out, err } = await run(JSON.stringify(made));
  expect(code).toBe(0);
  expect(load(out)).toMatchObject({ id: "life-skills", items: [{ code: "H1", description: "Asks for help." }] });
  expect(err).toContain("CFItems[].colour (1): our form has no place for it");
  expect(err).toContain("source:");
  const json = JSON.parse((await run(`\ufeff${JSON.stringify(made)}`, "--json")).out);
  expect(json.notKept).toEqual(["CFItems[].colour (1): our form has no place for it"]);
});

test("a file that is none, is no JSON or no package is said in a sentence", async () => {
  expect(await run("not json")).toMatchObject({ code: 1, err: expect.stringContaining("This is no JSON") });
  expect(await run("{}")).toMatchObject({ code: 1, err: expect.stringContaining("CFDocument") });
  expect(await run("{}", "more")).toMatchObject({ code: 2 });
});
