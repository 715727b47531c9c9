import { expect, test } from "vitest";
import { verb as checkCorpus } from "./check-corpus.ts";
import { verb as show } from "./show.ts";
import { verb as stamp } from "./stamp.ts";
import { OK, PROBLEM, UsageError, type Verb } from "./verb.ts";

/** What a verb answers, without a database. */
async function run(verb: Verb, args: string[], json = false) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await verb.run(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    json,
    isTTY: false,
  });
  return { code, out, err };
}

test("show prints everything a record says, what it names and who names it", async () => {
  const { code, out } = await run(show, ["indicator", "purpose-shared-why"]);
  expect(code).toBe(OK);
  const text = out.join("\n");
  expect(text).toMatch(/\n\/indicators\/purpose-shared-why {2}· {2}last change \d{4}-\d\d-\d\d: ./);
  for (const head of ["look_fors:", "IT NAMES", "measured by", "NAMED BY", "main trigger of", "claims about it"]) {
    expect(text).toContain(head);
  }
});

test("show --json gives the record with its references both ways", async () => {
  const { out } = await run(show, ["studies", "rand-2015-continued-progress"], true);
  const data = JSON.parse(out.join(""));
  expect(data.record.id).toBe("rand-2015-continued-progress");
  expect(data.names).toContainEqual(
    expect.objectContaining({ relation: "cites", to: { kind: "sources", id: "pane-2015" } }),
  );
  expect(data.namedBy).toContainEqual(expect.objectContaining({ relation: "supports" }));
});

test("a mistyped kind or id is answered with the nearest", async () => {
  expect(await run(show, ["studeis", "x"])).toMatchObject({
    code: PROBLEM,
    err: [expect.stringContaining('Did you mean "studies"?')],
  });
  expect(await run(show, ["studies", "rand-2015-continued"])).toEqual({
    code: PROBLEM,
    out: [],
    err: ['studies rand-2015-continued: there is no such study. Did you mean "rand-2015-continued-progress"?'],
  });
  await expect(run(show, ["studies"])).rejects.toThrow(UsageError);
});

test("check-corpus prints how much there is, for all and for one file", async () => {
  const all = await run(checkCorpus, []);
  expect(all).toMatchObject({ code: OK, err: [] });
  expect(all.out[0]).toMatch(/^[\d,]+ records: \d+ indicators, /);
  expect(all.out.at(-1)).toBe("All: 0 problems.");
  expect((await run(checkCorpus, ["states/us-nd.yaml"])).out.at(-1)).toBe("states/us-nd.yaml: 0 problems.");
});

test("check-corpus of a file that is not there names the nearest", async () => {
  const { code, err } = await run(checkCorpus, ["corpus/states/us-nx.yaml"]);
  expect(code).toBe(PROBLEM);
  expect(err[0]).toMatch(
    /^corpus\/states\/us-nx\.yaml: there is no such record\. Did you mean "states\/us-n.\.yaml"\?$/,
  );
});

test("stamp refuses to stamp without saying what changed", async () => {
  await expect(run(stamp, [])).rejects.toThrow("Say in one line what changed");
  await expect(run(stamp, [" "])).rejects.toThrow(UsageError);
});
