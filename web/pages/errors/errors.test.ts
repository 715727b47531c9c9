/** What a wrong address is answered with: the page that was meant, and never one that was not. */
import { expect, test } from "vitest";
import { readCorpus } from "../../../corpus/index.ts";
import { commonsOf } from "../../../domain/commons/commons.ts";
import { createSite } from "../../server.ts";
import { nearestAddresses } from "./nearest.ts";

const { records } = readCorpus(new URL("../../../corpus/", import.meta.url).pathname);
const commons = commonsOf(records.map((record) => ({ ...record, lastChange: null })));
const site = createSite({ db: null as never, commons });

async function offered(path: string): Promise<string[]> {
  const answer = await site.request(`http://localhost${path}`);
  expect(answer.status).toBe(404);
  const html = await answer.text();
  const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  return [...main.matchAll(/<li><a href="([^"]+)"/g)].map((match) => match[1] ?? "").slice(0, -1);
}

test.each([
  ["/states/texas", ["/states/us-tx"]],
  ["/states/TX/brief", ["/states/us-tx/brief"]],
  ["/es/states/north-carolina", ["/es/states/us-nc"]],
  ["/states/New%20York", ["/states/us-ny"]],
  ["/states/zz", ["/states"]],
  ["/claims/coaching-improve-teaching", ["/claims/coaching-improves-teaching"]],
  ["/mapp", ["/map"]],
  ["/no-such-thing-at-all", []],
])("%s", async (path, expected) => {
  expect(await offered(path)).toEqual(expected);
});

test("beside its neighbors an address is compared by its last part alone", () => {
  const known = ["/states", "/states/us-ak", "/states/us-al"];
  expect(nearestAddresses("/states/us-am", known)).toEqual(["/states/us-ak", "/states/us-al"]);
  expect(nearestAddresses("/states/somewhere", known)).toEqual(["/states"]);
});
