import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { main } from "./innodopt.ts";
import type { Io } from "./verb.ts";

async function run(...argv: string[]) {
  const lines = { out: [] as string[], err: [] as string[] };
  const io: Io = {
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
    json: false,
    isTTY: false,
  };
  return { code: await main(argv, io), out: lines.out.join("\n"), err: lines.err.join("\n"), io };
}

test("without a verb the list is shown and the code is 2; asked for, it is 0", async () => {
  const [bare, asked] = [await run(), await run("help")];
  expect(bare).toMatchObject({ code: 2, out: "" });
  expect(asked).toMatchObject({ code: 0, err: "", out: bare.err });
  for (const verb of [
    "serve",
    "migrate",
    "check-corpus",
    "import",
    "undo-import",
    "places",
    "profile",
    "next-steps",
    "show",
    "notes",
  ])
    expect(asked.out, verb).toMatch(new RegExp(`^  ${verb}\\b`, "m"));
});

test("every verb answers --help with its summary and its usage", async () => {
  const names = [...(await run("help")).out.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name as string);
  for (const name of names) {
    const { code, out } = await run(name, "--help");
    expect(code, name).toBe(0);
    expect(out, name).toMatch(new RegExp(`^npm run -s innodopt -- ${name}\\b`, "m"));
    expect(readdirSync(import.meta.dirname)).toContain(`${name}.ts`);
  }
});

test("a mistyped verb gets its nearest, code 2", async () => {
  expect(await run("nots")).toMatchObject({ code: 2, out: "", err: 'There is no verb "nots". Did you mean "notes"?' });
  expect((await run("xyzzyxyzzy")).err).toBe('There is no verb "xyzzyxyzzy". `help` lists them.');
  expect(await run("constructor")).toMatchObject({ code: 2 });
});

test("what is not understood is said with the usage, code 2", async () => {
  expect(await run("notes", "--colour", "red")).toMatchObject({
    code: 2,
    err: expect.stringMatching(
      /Unknown option '--colour'[\s\S]*\nUsage: npm run -s innodopt -- notes \[--root PLACE\]$/,
    ),
  });
  expect(await run("serve", "--port", "web")).toMatchObject({
    code: 2,
    err: expect.stringContaining('"web" is no port'),
  });
  expect(await run("serve", "--port", "70000")).toMatchObject({ code: 2 });
  expect(await run("notes", "--data")).toMatchObject({
    code: 2,
    err: expect.stringContaining("--data needs a folder"),
  });
});

test("--json and --data may stand before or after the verb", async () => {
  for (const argv of [
    ["--json", "--data", "x", "help"],
    ["help", "--data=x", "--json"],
  ])
    expect((await run(...argv)).io).toMatchObject({ json: true, data: "x" });
});
