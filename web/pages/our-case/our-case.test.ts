/** Our case over HTTP: what stands in the address makes the page; what cannot be made is said, with what to drop. */
import { beforeAll, describe, expect, test } from "vitest";
import { readCorpus } from "../../../corpus/index.ts";
import type { Db } from "../../../db/connect.ts";
import { commonsOf } from "../../../domain/commons/commons.ts";
import { place, shelfOf, startingSet, tooMany } from "../../../domain/publish/our-case.ts";
import { createSite, type Site } from "../../server.ts";
import { addressOfChoice, CASE_LIMITS, choiceFrom } from "./choice.ts";

const { records } = readCorpus(new URL("../../../corpus/", import.meta.url).pathname);
const commons = commonsOf(records.map((record) => ({ ...record, lastChange: null })));
const origin = "http://localhost";
const question = new URL("../../../journeys/twenty-questions.json", import.meta.url);
const ten =
  "competency-systems-do-no-harm-to-scores,life-skill-growth-predicts-later-success,judge-new-models-after-the-first-year";

let site: Site;
beforeAll(() => {
  const none = new Proxy({} as Db, {
    get: () => {
      throw new Error("our case reads no database");
    },
  });
  site = createSite({ db: none, commons, log: () => {} });
});
const get = async (path: string) => {
  const answer = await site.request(origin + path);
  const html = await answer.text();
  return { status: answer.status, html, main: html.slice(html.indexOf("<main"), html.indexOf("</main>")) };
};
const textIn = (html: string) =>
  html
    .replace(/<[^>]+>/g, "")
    .replaceAll("&amp;", "&")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"');
const checked = (html: string) => [...html.matchAll(/value="([^"]+)" checked/g)].map(([, id]) => id);

describe("choosing", () => {
  test("begins with our set, marked as ours, and offers every claim once", async () => {
    const { main } = await get("/our-case");
    expect(main).toContain("This is our set to begin with, not yours yet.");
    expect(checked(main).sort()).toEqual(
      startingSet(commons)
        .map(({ id }) => id)
        .sort(),
    );
    const offered = [...main.matchAll(/name="claims" value="([^"]+)"/g)].map(([, id]) => id);
    expect(offered).toHaveLength(commons.counts.claims);
    expect(new Set(offered).size).toBe(commons.counts.claims);
  });

  test("takes what the address names, with commas or repeated, and keeps what was written", async () => {
    for (const query of [
      `claims=${ten}`,
      ten
        .split(",")
        .map((id) => `claims=${id}`)
        .join("&"),
    ]) {
      const { main } = await get(`/our-case?${query}&district=Cedar%20%3Cb%3E&why=Because.&tell=2027-05-14`);
      expect(checked(main).sort()).toEqual(ten.split(",").sort());
      expect(main).toContain('value="Cedar &lt;b>"');
      expect(main).toContain(">Because.</textarea>");
      expect(main).toContain('value="2027-05-14"');
      expect(main).toContain("This fits on one page.");
    }
  });

  test("an unknown claim is named with its nearest, and the rest is kept", async () => {
    const { status, main } = await get(`/our-case?claims=${ten},choice-raises-motivatoin`);
    expect(status).toBe(200);
    expect(main).toContain("The address names one claim that is not in the record");
    expect(main).toContain('href="/claims/choice-raises-motivation"');
    expect(checked(main)).toHaveLength(3);
  });

  test("an address survives being read and written again", () => {
    const query = new URLSearchParams(`claims=${ten}&why=${"a ñ & b"}&meeting=2027-02-30&tell=2027-02-28`);
    const choice = choiceFrom(query, commons);
    expect(choice.dates).toEqual({ meeting: "", tell: "2027-02-28" }); // there is no 30 February
    expect(choiceFrom(new URLSearchParams(addressOfChoice(choice)), commons)).toEqual(choice);
  });
});

describe("the page", () => {
  test("answers question ten with its own words, the weak spots among them", async () => {
    const { default: questions } = await import(question.href, { with: { type: "json" } });
    const { says } = questions.find(({ n }: { n: number }) => n === 10) as { says: string[] };
    const { status, main } = await get(`/our-case/page?claims=${ten}`);
    expect(status).toBe(200);
    expect(says.length).toBeGreaterThan(0);
    for (const words of says) expect(textIn(main)).toContain(words);
    for (const heading of ["Academic progress", "Life skills", "The change itself", "What nobody knows"])
      expect(main).toContain(heading);
    expect(textIn(main)).toContain("A matched study in two or more states"); // what would change our mind
  });

  test("names a null result and a finding against as plainly as one for", async () => {
    const { main } = await get(`/our-case/page?claims=${ten}`);
    expect(textIn(main)).toContain("Findings: 2 for, 0 against, 1 qualifying. 2 found no difference or a loss.");
    expect(textIn(main)).toContain("did not go with score gains");
  });

  test("numbers its sources once, in order, and every number leads to one", async () => {
    const set = startingSet(commons).map(({ id }) => id);
    const { main } = await get(`/our-case/page?claims=${set.join(",")}`);
    const cut = main.indexOf('id="sources"');
    const listed = [...textIn(main.slice(cut)).matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n));
    expect(listed).toEqual(listed.map((_, i) => i + 1));
    const cited = [...textIn(main.slice(0, cut)).matchAll(/\[([\d, ]+)\]/g)].flatMap(([, some]) =>
      (some ?? "").split(", ").map(Number),
    );
    expect(new Set(cited)).toEqual(new Set(listed));
  });

  test("in Spanish frames the claims in Spanish and marks them as English", async () => {
    const { main } = await get(`/es/our-case/page?claims=${ten}`);
    expect(main).toContain("Punto débil");
    expect(main).toContain('<span lang="en">Competency-based systems');
    expect(main).toContain("Algunas partes de esta página");
  });

  test("is there as text, with the same sentences and full references", async () => {
    const { html } = await get(`/our-case/page.txt?claims=${ten}&district=Cedar%20Valley`);
    expect(html).toMatch(/^Our case for change, and how sure we are\nCedar Valley\n/);
    expect(html).toContain("Weak spot: Few studies, few states");
    expect(html).toMatch(/\[16\] .{20}/);
    expect((await get(`/our-case/page.txt?lang=es&claims=${ten}`)).html).toContain("Punto débil:");
    expect((await get("/our-case/page.txt")).html).toContain("/our-case");
  });

  test("says the line to write the day on, or the day", async () => {
    expect((await get(`/our-case/page?claims=${ten}`)).main).toContain('class="board-blank"');
    const { main } = await get(`/our-case/page?claims=${ten}&tell=2027-05-14&meeting=2027-02-09&district=Cedar`);
    expect(main).not.toContain("board-blank");
    expect(main).toContain("May 14, 2027");
    expect(main).toContain("Cedar · February 9, 2027");
  });
});

describe("what cannot be made comes back with everything chosen, and what to drop", () => {
  const refused = async (query: string) => {
    const { status, main } = await get(`/our-case/page?${query}`);
    expect(status, query).toBe(422);
    expect(main).toContain("<form");
    expect((await get(`/our-case?chosen=1&${query}`)).status).toBe(200); // the same, asked for beforehand
    return main;
  };

  test("nothing chosen, or nothing that exists", async () => {
    expect(await refused("chosen=1")).toContain("Nothing is chosen.");
    expect(await refused("claims=nope")).toContain("Nothing is chosen.");
  });

  test("three of one dimension: which one is too many, with a link that leaves it out", async () => {
    const three = shelfOf(commons)
      .dimensions[1]?.main.filter((claim) => tooMany(place(commons, [claim])).length === 0)
      .slice(0, 6)
      .map(({ id }) => id) as string[];
    const main = await refused(`claims=${three.join(",")}&district=Cedar`);
    expect(main).toMatch(/(Academic progress|Life skills|The change itself): you chose \d, and two fit/);
    const link = /<a href="(\/our-case\?[^"]+)">Leave out/.exec(main)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(new URLSearchParams(link.split("?")[1]).get("claims")?.split(",")).toHaveLength(three.length - 1);
    expect(link).toContain("district=Cedar");
  });

  test("texts that are too long, with their length and the limit", async () => {
    const main = await refused(`claims=${ten}&why=${"x".repeat(CASE_LIMITS.why + 1)}`);
    expect(main).toContain("Our why, in one or two sentences: this is 301 characters long; 300 fit.");
    expect(main).toContain("x".repeat(301));
  });

  test("more than a page holds: whoever leaves out what is named comes to a page", async () => {
    let choice = fullest();
    let main = await refused(`claims=${choice.join(",")}`);
    for (let asked = 0; main !== "" && asked < 4; asked++) {
      expect(main).toContain("This is more than one letter page holds.");
      const links = [...main.matchAll(/<a href="(\/our-case\?[^"]+)">Leave out/g)].map(([, to]) => to as string);
      const without = links.map((to) => new URLSearchParams(to.replaceAll("&amp;", "&").split("?")[1]).get("claims"));
      const one = main.includes("any one of these is enough");
      if (one) for (const ids of without) expect((await get(`/our-case/page?claims=${ids}`)).status).toBe(200);
      const gone = one ? without.slice(0, 1) : without;
      choice = choice.filter((id) => gone.every((ids) => ids?.split(",").includes(id)));
      const next = await get(`/our-case/page?claims=${choice.join(",")}`);
      main = next.status === 200 ? "" : next.main;
    }
    expect(main).toBe("");
    expect(choice.length).toBeGreaterThanOrEqual(5);
  });

  test("is told before the page is made, and one claim fewer is then enough", async () => {
    const why = "Every student leaves able. ".repeat(11);
    const query = `claims=${fullest().slice(0, 7).join(",")}&why=${why}&ask=${why}`;
    expect((await get(`/our-case?${query}`)).main).toContain("more than one letter page holds");
  });
});

/** The longest claims that two of each dimension and of the gaps allow. */
function fullest(): string[] {
  const length = (id: string) => JSON.stringify(commons.get("claims", id)).length;
  const ids = commons
    .all("claims")
    .map(({ id }) => id)
    .sort((a, b) => length(b) - length(a));
  const chosen: string[] = [];
  for (const id of ids) {
    const next = [...chosen, id].flatMap((one) => commons.get("claims", one) ?? []);
    if (tooMany(place(commons, next)).length === 0) chosen.push(id);
  }
  return chosen;
}
