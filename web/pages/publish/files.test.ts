/** Files beside pages: every record in every form, every list, and nothing where there is no record. */
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { kinds } from "../../../corpus/index.ts";
import { recordData } from "../../../domain/commons/record-data.ts";
import { endings } from "../../../domain/publish/files.ts";
import { asked, BASE, commons, records, text } from "./testing.ts";

test("every record stands beside its page in every form", async () => {
  for (const { kind, id } of records) {
    for (const ending of endings) {
      const answer = await asked(`/${kind}/${id}.${ending}`);
      expect.soft(answer.status, `/${kind}/${id}.${ending}`).toBe(200);
      expect.soft(answer.headers.get("content-type"), ending).not.toContain("html");
      const body = await answer.text();
      if (ending === "json") {
        const { canonical, license, version, ...rest } = JSON.parse(body);
        expect
          .soft({ canonical, version })
          .toEqual({ canonical: `${BASE}/${kind}/${id}`, version: commons.versionOf(kind, id) });
        expect.soft(license).toContain("creativecommons.org/licenses/by/4.0");
        expect.soft(rest).toEqual(JSON.parse(JSON.stringify(recordData(commons, kind, id))));
      }
      if (ending === "bib") expect.soft(body.match(/^@[a-z]+\{[^,\s]+,\n/gm)?.length, id).toBe(1);
      if (ending === "ris")
        expect.soft([body.startsWith("TY  - "), body.endsWith("ER  - \r\n")], id).toEqual([true, true]);
      if (ending === "works.bib" || ending === "works.ris") {
        const works = new Set(body.match(/^(?:@[a-z]+\{|ID {2}- )([^,\s]+)/gm) ?? []);
        expect.soft(works.size, `${kind}/${id}.${ending}`).toBe(body.match(/^(?:@[a-z]+\{|TY {2}- )/gm)?.length ?? 0);
      }
    }
  }
});

test("the page keeps its address, and a record that is not there has no file", async () => {
  expect(await text("/claims/self-reports-should-not-rank-schools")).toContain("@misc{innodopt-claim-self-reports");
  for (const path of [
    "/claims/no-such.json",
    "/claims/no-such.bib",
    "/nothing/x.json",
    "/claims/x.exe",
    "/es/claims.json",
  ])
    expect((await asked(path)).status, path).toBe(404);
});

test("a source is cited as the work it is, any other record as ours with its version", async () => {
  expect(await text("/sources/coburn-2003.apa.txt")).toBe(
    "Coburn, C. E. (2003). Rethinking Scale: Moving Beyond Numbers to Deep and Lasting Change. Educational Researcher, 32(6), 3–12. https://doi.org/10.3102/0013189X032006003\n",
  );
  const claim = await text("/claims/self-reports-should-not-rank-schools.apa.txt");
  const version = commons.versionOf("claims", "self-reports-should-not-rank-schools");
  expect(claim).toContain(`[Claim, version ${version}]. ${BASE}/claims/self-reports-should-not-rank-schools`);
  expect(await text("/claims/self-reports-should-not-rank-schools.works.bib")).toContain("{duckworth-yeager-2015,");
});

test("lists stand as JSON with each record in full, and as a table with each record in a row", async () => {
  for (const kind of kinds) {
    const list = JSON.parse(await text(`/${kind}.json`));
    expect
      .soft(list.records.map((one: { record: unknown }) => one.record))
      .toEqual(JSON.parse(JSON.stringify(commons.all(kind))));
    const answer = await asked(`/${kind}.csv`);
    expect.soft(answer.headers.get("content-disposition")).toContain(`innodopt-${kind}.csv`);
    const rows: Record<string, string>[] = parse(await answer.text(), { columns: true });
    expect.soft(rows.map(({ id }) => id)).toEqual(commons.all(kind).map(({ id }) => id));
    expect.soft(Object.keys(rows[0] ?? {}).at(0)).toBe("id");
    expect.soft(Object.keys(rows[0] ?? {}).slice(-3)).toEqual(["address", "last_change", "text_version"]);
  }
});
