import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { readCorpus } from "../../../corpus/index.ts";
import { commonsOf } from "../../../domain/commons/commons.ts";
import { createSite } from "../../server.ts";

const { records } = readCorpus(new URL("../../../corpus/", import.meta.url).pathname);
const commons = commonsOf(records.map((record) => ({ ...record, lastChange: null })));
const site = createSite({ db: undefined as never, commons, log: () => {} });
const rows = async (id: string): Promise<Record<string, string>[]> => {
  const answer = await site.request(`/claims/${id}/findings.csv`);
  expect(answer.headers.get("content-type")).toContain("text/csv");
  return parse(await answer.text(), { columns: true });
};

test("a claim's file has each of its findings once, with its stance, nulls included", async () => {
  for (const claim of commons.all("claims")) {
    const cited: readonly { study: string; finding: string; stance?: string }[] =
      claim.kind === "finding" ? claim.support : claim.nearest;
    const expected = cited.map((one) => `${one.stance ?? "nearest"} ${one.study}#${one.finding}`).sort();
    expect((await rows(claim.id)).map(({ stance, id }) => `${stance} ${id}`).sort(), claim.id).toEqual(expected);
  }
});

test("randomized trials can be told from the rest, and a trial that found nothing is there", async () => {
  const coaching = await rows("coaching-improves-teaching");
  expect(coaching.filter(({ design }) => design === "rct").length).toBeGreaterThan(1);
  expect(coaching.find(({ direction }) => direction === "null")?.stance).toBe("contradicts");
  expect(coaching.find(({ id }) => id === "match-coaching-rct#practice")?.value).toBe("0.59");
});

test("a claim that is not there has no file", async () => {
  expect((await site.request("/claims/no-such/findings.csv")).status).toBe(404);
});
