/** Nothing is left out of a record: every value of every record stands on its page, in each language the value has. */
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { kinds, readCorpus } from "../../../corpus/index.ts";
import { addressOf, commonsOf } from "../../../domain/commons/commons.ts";
import { stylesheet } from "../../look/assets.ts";
import { createSite } from "../../server.ts";
import { LANGS, type Lang } from "../../words/index.ts";
import { missingFrom, pageOf } from "./leaves.ts";

const { records, problems } = readCorpus(new URL("../../../corpus/", import.meta.url).pathname);
const commons = commonsOf(
  records.map((record) => ({ ...record, lastChange: { date: "2026-11-24", what: "First record." } })),
);
const site = createSite({ db: undefined as never, commons }); // record pages read no database

const pages = new Map<string, Promise<string>>();
function fetched(address: string): Promise<string> {
  let page = pages.get(address);
  if (!page) {
    page = Promise.resolve(site.request(address)).then(async (answer) => {
      if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}`);
      return answer.text();
    });
    pages.set(address, page);
  }
  return page;
}
const at = (lang: Lang, address: string) => (lang === "en" ? address : `/es${address}`);

test("the corpus reads without problems, so that these tests see all of it", () => {
  expect(problems).toEqual([]);
  expect(records.length).toBeGreaterThan(1000);
});

describe.each(kinds)("%s", (kind) => {
  const all = records.filter((record) => record.kind === kind);

  test("every value of every record stands on its page, in English and in Spanish", async () => {
    for (const record of all) {
      const address = addressOf(kind, record.id);
      const [en, es] = await Promise.all(LANGS.map(async (lang) => pageOf(await fetched(at(lang, address)))));
      if (!en || !es) throw new Error("two languages");
      expect.soft(missingFrom(record, { en, es }), address).toEqual([]);
    }
  });

  test("references stand on the page both ways, as links", async () => {
    for (const { id } of all) {
      const html = await fetched(addressOf(kind, id));
      const others = [
        ...commons.referencesFrom(kind, id).map((ref) => ref.to),
        ...commons.referencesTo(kind, id).map((ref) => ref.from),
      ].filter((other) => commons.get(other.kind, other.id) && !(other.kind === kind && other.id === id));
      const unlinked = others
        .map((other) => addressOf(other.kind, other.id))
        .filter((address) => !html.includes(`href="${address}"`) && !html.includes(`href="${address}#`));
      expect.soft([...new Set(unlinked)], addressOf(kind, id)).toEqual([]);
    }
  });

  test("no page is a dead end: each ends in something to do, with Correct this", async () => {
    for (const { id } of all) {
      const address = addressOf(kind, id);
      const html = await fetched(address);
      const end = html.slice(html.lastIndexOf('<section class="sec"'), html.indexOf("</main>"));
      expect.soft(end, address).toContain(`href="/correct?about=${encodeURIComponent(address)}"`);
      expect.soft((end.match(/<a /g) ?? []).length, address).toBeGreaterThan(1);
    }
  });

  test("links into pages lead to parts that exist", async () => {
    for (const { id } of all) {
      const html = await fetched(addressOf(kind, id));
      for (const [, path = "", part = ""] of html.matchAll(/<a[^>]* href="(\/[^"#]*)?#([^"]+)"/g)) {
        const target = path === "" ? html : await fetched(path);
        expect
          .soft(target.includes(` id="${decodeURIComponent(part)}"`), `${addressOf(kind, id)}: ${path}#${part}`)
          .toBe(true);
      }
    }
  });

  test("ids on a page are used once", async () => {
    for (const { id } of all) {
      const ids = [...(await fetched(addressOf(kind, id))).matchAll(/<[a-z][^>]* id="([^"]+)"/g)].map(([, one]) => one);
      expect
        .soft(
          ids.filter((one, i) => ids.indexOf(one) !== i),
          addressOf(kind, id),
        )
        .toEqual([]);
    }
  });

  test("the list names every record once or more, in both languages", async () => {
    for (const lang of LANGS) {
      const html = await fetched(at(lang, `/${kind}`));
      const missing = all
        .filter(({ id }) => !html.includes(`href="${at(lang, addressOf(kind, id))}"`))
        .map(({ id }) => id);
      expect(missing).toEqual([]);
    }
  });

  test("page and styles stay under 60 KB, packed", async () => {
    const styles = gzipSync(stylesheet.body).length;
    for (const lang of LANGS) {
      const html = await Promise.all(
        [`/${kind}`, ...all.map(({ id }) => addressOf(kind, id))].map((path) => fetched(at(lang, path))),
      );
      const longest = html.sort((a, b) => b.length - a.length).slice(0, 3);
      for (const page of longest) expect.soft(gzipSync(page, { level: 5 }).length + styles).toBeLessThan(60 * 1024);
    }
  });
});

test("these checks can fail: a record's values are not on its neighbor's page", async () => {
  for (const kind of kinds) {
    const [one, two] = records.filter((record) => record.kind === kind);
    if (!one || !two) throw new Error("two records of each kind");
    const [en, es] = await Promise.all(
      LANGS.map(async (lang) => pageOf(await fetched(at(lang, addressOf(kind, two.id))))),
    );
    if (!en || !es) throw new Error("two languages");
    expect(missingFrom(one, { en, es }).length, kind).toBeGreaterThan(3);
  }
});

test("these checks can fail: a sentence taken off a page is reported, and only that", async () => {
  const record = records.find(({ kind, id }) => kind === "strategies" && id === "hand-teachers-a-page-of-the-plan");
  if (record?.kind !== "strategies") throw new Error("the strategy is gone");
  const pages = await Promise.all(
    LANGS.map(async (lang) =>
      (await fetched(at(lang, addressOf(record.kind, record.id)))).replace(record.body.stop, ""),
    ),
  );
  const [en, es] = pages.map(pageOf);
  if (!en || !es) throw new Error("two languages");
  expect(missingFrom(record, { en, es })).toEqual([
    `stop in en: ${record.body.stop.slice(0, 60)}`,
    `stop in es: ${record.body.stop.slice(0, 60)}`,
  ]);
});

test("a claim's page says which cap its reading sets, with the words of the deepest reading", async () => {
  const said = async (id: string) => (await fetched(`/claims/${id}`)).replace(/<[^>]+>/g, "");
  expect(await said("coaching-improves-teaching")).toContain(
    "publisher’s summary only. That allows moderate certainty at most.",
  );
  expect(await said("charter-schools-gained-more")).toContain("That allows very low certainty at most.");
  const high = records.find(({ kind, body }) => kind === "claims" && "certainty" in body && body.certainty === "high");
  expect(await said(high?.id ?? "")).toContain("so reading sets no cap");
});
