import { afterAll, beforeAll, expect, test } from "vitest";
import { readCorpus } from "../../../corpus/index.ts";
import { type TestDatabase, testDatabase } from "../../../db/testing.ts";
import { saveReading } from "../../../domain/collect/reading.store.ts";
import { agree, closePlacing, openReview, place } from "../../../domain/collect/review.store.ts";
import { commonsOf } from "../../../domain/commons/commons.ts";
import { fill, MAPPING, ROOT } from "../../../domain/measure/testing.ts";
import { addGroup, join, leave } from "../../../domain/people/membership.store.ts";
import { createSite } from "../../server.ts";

const commons = commonsOf(readCorpus("corpus").records.map((record) => ({ ...record, lastChange: null })));
let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
  await fill(own.db);
});
afterAll(() => own.close());

/** What a page says, without its marks. */
async function read(path: string): Promise<string> {
  const answer = await createSite({ db: own.db, commons, log: () => {} }).request(`http://localhost${path}`);
  expect(answer.status).toBe(200);
  return (await answer.text()).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
}

test("what goes together says that a mapping names the pair with its reason, and nothing of who had seen the values", async () => {
  const [en, es] = [await read(`/at/${ROOT}`), await read(`/es/at/${ROOT}`)];
  expect(en).toContain("Why these two: Both grow with the number of the school.");
  expect(en).toContain("The pair is named in the mapping, with its reason");
  expect(es).toContain("La pareja está nombrada en la descripción, con su razón");
  expect(`${en} ${es}`).not.toMatch(/anybody looked|nadie mirara/);
});

test("a district without values or words of its own shows its schools alone", async () => {
  expect(await read(`/at/${ROOT}`)).not.toContain("What is known of this district itself");
});

test("a district's own values, answers and what people say of it stand after its schools, with how they were computed", async () => {
  const at = { root_id: ROOT, place_id: ROOT, round: "2020", import_id: "import-1", state: "value" as const };
  const none = { value: null, word: null, counts: null, n: null, eligible: null, response_rate: null };
  await own.db
    .insertInto("measure_values")
    .values([
      { ...at, ...none, measure_id: `${MAPPING}:grad`, value: 71, n: 1000 },
      { ...at, ...none, measure_id: `${MAPPING}:saf_p`, value: 7.7, n: 600, eligible: 2000, response_rate: 30 },
    ])
    .execute();
  await saveReading(own.db, {
    root: ROOT,
    place: ROOT,
    id: "reading-1",
    about: { kind: "condition", id: "procurement-agility" },
    level: null,
    status: "partly",
    reason: "Buying a pilot takes five months.",
    saidBy: "a principal",
  });
  await saveReading(own.db, {
    root: ROOT,
    place: ROOT,
    id: "reading-2",
    about: { kind: "indicator", id: "purpose-shared-why" },
    level: 1,
    status: null,
    reason: "Six people gave six reasons.",
    saidBy: "a principal",
  });
  await own.db
    .insertInto("imports")
    .values({ root_id: ROOT, id: "import-2", mapping_id: "other", mapping: "{}", files: "[]", report: "{}" })
    .execute();
  const text = await read(`/at/${ROOT}`);
  const itself = text.slice(text.lastIndexOf("What is known of this district itself"));
  expect(text).toMatch(/32 schools by name.*What is known of this district itself/);
  expect(itself).toContain("71%");
  expect(itself).toContain("600 of 2000, 30%");
  expect(itself).toContain("710 of 1000; Wilson’s 95% range");
  expect(itself).not.toContain("Buying a pilot takes five months"); // a condition: it stands with the conditions
  expect(text).toMatch(/Conditions: one spoken of.*Buying a pilot takes five months.*32 schools by name/);
  expect(itself).toContain("Six people gave six reasons");
  expect(itself).not.toContain("other schools with the same grades");
  expect(await read(`/es/at/${ROOT}`)).toContain("Lo que se sabe de este distrito en sí");
});

test("a second round is a difference at each school and a mean over the schools in both; hidden numbers are in neither", async () => {
  const second = await testDatabase();
  await fill(second.db);
  const at = { root_id: ROOT, round: "2021", import_id: "import-1", state: "value" as const };
  const none = { value: null, word: null, counts: null, n: null, eligible: null, response_rate: null };
  const score = (i: number, value: number, n: number) => ({
    ...at,
    ...none,
    place_id: `S${String(i).padStart(2, "0")}`,
    measure_id: `${MAPPING}:saf_p`,
    value,
    n,
  });
  const values = Array.from({ length: 28 }, (_, i) => score(i + 1, 7.5 + ((i * 7) % 10) / 100, 30));
  await second.db
    .insertInto("measure_values")
    .values([...values, score(29, 1.2345, 4), score(30, 8, 30)])
    .execute();
  const site = createSite({ db: second.db, commons, log: () => {} });
  const get = async (path: string) => {
    const answer = await site.request(`http://localhost${path}`);
    expect(answer.status, path).toBe(200);
    return (await answer.text()).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  };
  const district = await get(`/at/${ROOT}`);
  expect(district).toMatch(/“Safety” was lower in 2021 than in 2020/);
  expect(district).toMatch(/lower by 0\.\d\d on average \(0\.\d\d to 0\.\d\d\) 29 1 in the first, 0 in the second/);
  expect(await get(`/at/${ROOT}/S01`)).toContain(
    "Families: 8.0 (2020), then 7.5 (2021). Lower by 0.5; the source gives no range",
  );
  expect(await get(`/at/${ROOT}/S29`)).toContain("Families: hidden in 2020 or in 2021, so no difference is made.");
  expect(await get(`/es/at/${ROOT}/S01`)).toContain("0.5 más bajo");
  const beside = await get(`/at/${ROOT}/together?score=${MAPPING}:saf_p&outcome=${MAPPING}:grad`);
  expect(beside).toMatch(/r = .* n = 29 schools/);
  for (const path of [
    `/at/${ROOT}`,
    `/at/${ROOT}/S29`,
    `/at/${ROOT}/together?score=${MAPPING}:saf_p&outcome=${MAPPING}:grad`,
  ])
    expect(await get(path)).not.toMatch(/1\.23/);
  await second.close();
});

test("a pair is chosen by a form without a script; one that may not be chosen is refused in words", async () => {
  const [form, wrong] = [await read(`/at/${ROOT}/together`), await read(`/at/${ROOT}/together?score=x&outcome=y`)];
  expect(form).toContain("Choose one of each");
  expect(form).not.toContain("r =");
  expect(wrong).toContain("One of the two is not among the numbers shown here");
});

test("the table of a pair stands in a file too: every school that shows both, and no other", async () => {
  const pair = `score=${MAPPING}:saf_p&outcome=${MAPPING}:grad`;
  const page = await read(`/at/${ROOT}/together?${pair}`);
  const [, n = ""] = /Show the numbers of (\d+) schools/.exec(page) ?? [];
  const file = (asked: string) =>
    createSite({ db: own.db, commons, log: () => {} }).request(`http://localhost/at/${ROOT}/together.csv?${asked}`);
  const csv = await (await file(pair)).text();
  expect(csv.trim().split("\r\n")).toHaveLength(Number(n) + 1);
  expect(csv).not.toMatch(/1\.23/);
  expect((await file("score=x&outcome=y")).status).toBe(404);
});

test("what a team agreed on stands as text beside blanks that say so, and what its members saw stands nowhere", async () => {
  const review = { root: ROOT, place: "S01", id: "review-01" };
  const about = { kind: "indicator" as const, id: "purpose-shared-why" };
  await openReview(own.db, { ...review, about, version: "1", way: "laptop", people: 7, openedOn: "2026-05-04" });
  for (let i = 0; i < 7; i++) {
    await place(own.db, review, { sent: `sender-${i}-000`, answer: i < 6 ? "3" : "1", seen: `Seen in secret ${i}` });
  }
  await closePlacing(own.db, review);
  const agreed = { level: 3 as const, also: null, status: null };
  await agree(own.db, review, {
    agreed,
    notes: { reasons: "We heard it twice.", signed: "The team" },
    day: "2026-05-04",
  });
  const text = await read(`/at/${ROOT}`);
  expect(text).toMatch(/School 1 Level 3 May 4, 2026 · self-review, 7 people/);
  expect(text).toContain("31 schools have reviewed nothing yet.");
  expect(text).toContain("31 of 32 schools have reviewed no practice of change yet.");
  expect(text).not.toContain("Seen in secret");
  expect(await read(`/es/at/${ROOT}`)).toContain("autorrevisión, 7 personas");
});

test("a district of which nothing is known says what to do first, and nothing of a number", async () => {
  const root = { root_id: "blank", id: "blank", parent_id: null, kind: "district", name: "Blank", state: null };
  await own.db
    .insertInto("places")
    .values({ ...root, grade_span: null } as never)
    .execute();
  const text = await read("/at/blank");
  expect(text).toContain("Nothing is known here yet. That is a blank, not a zero.");
  expect(text).toMatch(/Review one practice with a team.*Bring a published file.*Say how one condition stands/);
  expect(text).not.toMatch(/undefined|NaN|In three sentences/);
  expect(await read("/at/blank/together")).toContain("it takes one measure and one outcome");
});

test("a network is listed, its places have dates, and a place leads to it as soon as it joins", async () => {
  expect(await read("/groups")).toContain("Nobody has made a group here yet");
  expect(await read(`/at/${ROOT}/S03`)).not.toContain("Member of");
  await addGroup(own.db, { id: "net", kind: "network", name: "The Net" });
  await join(own.db, { root: ROOT, place: "S03", group: "net", since: "2024-09-01" });
  expect(await read(`/at/${ROOT}/S03`)).toContain("Member of The Net since September 1, 2024");
  await leave(own.db, { root: ROOT, place: "S03", group: "net", until: "2025-06-30" });
  expect(await read(`/at/${ROOT}/S03`)).toContain("In The Net from September 1, 2024 to June 30, 2025");
  expect(await read("/groups")).toContain("The Net Network, nobody in it today");
  const group = await read("/groups/net");
  expect(group).toContain("Membership gives no sight of data");
  expect(group).toMatch(/School 3 Made-up District September 1, 2024 June 30, 2025/);
  expect(await read("/places")).toContain("Networks and cohorts");
});

test("thousands of schools under one district stand by name in parts, each once", async () => {
  const at = { root_id: "many", parent_id: "many", kind: "school", state: null, grade_span: null };
  const schools = Array.from({ length: 2100 }, (_, n) => ({ ...at, id: `m${n}`, name: `Many ${10_000 + n}` }));
  const root = { ...at, id: "many", parent_id: null, kind: "district", name: "Many" };
  await own.db
    .insertInto("places")
    .values([root, ...schools] as never)
    .execute();
  const seen: string[] = [];
  for (const part of [1, 2, 3]) {
    const names = (await read(`/at/many?schools=${part}`)).match(/Many 1\d{4}/g) ?? [];
    expect(names.length).toBeLessThanOrEqual(1000);
    seen.push(...names);
  }
  expect(new Set(seen).size).toBe(2100);
  expect(seen).toHaveLength(2100);
});
