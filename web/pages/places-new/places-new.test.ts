import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../db/testing.ts";
import { saveReading } from "../../../domain/collect/reading.store.ts";
import { placesUnder } from "../../../domain/people/place.store.ts";
import { createSite } from "../../server.ts";
import { BASE, commons } from "../publish/testing.ts";

let house: TestDatabase;
let site: ReturnType<typeof createSite>;
beforeAll(async () => {
  house = await testDatabase();
  site = createSite({ db: house.db, commons, address: () => BASE });
});
afterAll(() => house.close());

const send = (path: string, form: Record<string, string>) =>
  site.request(BASE + path, {
    method: "POST",
    headers: { host: "innodopt.example.org", origin: BASE, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  });
const ids = async () => (await placesUnder(house.db, "rio-verde")).map(({ id }) => id);

test("where no place is known, /places offers four ways to begin", async () => {
  const text = await (await site.request(`${BASE}/places`)).text();
  for (const to of ["/places/new", "/import", "/start", "/try"]) expect(text).toContain(`href="${to}"`);
});

test("a district, a school under it and a team under that are added by name; the same form twice adds one", async () => {
  const district = await send("/places/new", { name: "Río Verde", kind: "district", state: "us-ny", id: "" });
  expect(district.headers.get("location")).toBe("/at/rio-verde");
  for (let n = 0; n < 2; n++) {
    const school = await send("/places/new", { under: "rio-verde/rio-verde", name: "Lincoln", kind: "school", id: "" });
    expect(school.headers.get("location")).toBe("/at/rio-verde/lincoln");
  }
  const team = await send("/places/new", { under: "rio-verde/lincoln", name: "Grade 9", kind: "team", id: "g9" });
  expect(team.headers.get("location")).toBe("/at/rio-verde/g9");
  expect(await ids()).toEqual(["g9", "lincoln", "rio-verde"]);
  const page = await (await site.request(`${BASE}/at/rio-verde`)).text();
  expect(page).toContain("Add a school");
});

test("a mistake stands beside its field, and nothing typed is lost", async () => {
  const answer = await send("/places/new", {
    under: "rio-verde/rio-verde",
    name: "Other",
    kind: "school",
    id: "lincoln",
  });
  expect(answer.status).toBe(422);
  const text = await answer.text();
  expect(text).toContain('id="id-wrong"');
  expect(text).toContain("Another place has this short name.");
  expect(text).toContain('value="Other"');
  expect((await send("/places/new", { name: "", kind: "", state: "", id: "a/b" })).status).toBe(422);
});

test("a place goes while nothing rests on it, and stays while something does", async () => {
  expect((await send("/at/rio-verde/lincoln/remove", {})).status).toBe(409);
  expect((await site.request(`${BASE}/at/rio-verde/g9/remove`)).status).toBe(200);
  await saveReading(house.db, {
    ...{ root: "rio-verde", place: "g9", id: "word-0001", about: { kind: "condition", id: "initiative-load" } },
    ...{ level: null, status: "absent", reason: "Five at once.", saidBy: "us" },
  });
  expect((await send("/at/rio-verde/g9/remove", {})).status).toBe(409);
  const gone = await send("/places/new", { under: "rio-verde/lincoln", name: "Grade 10", kind: "team", id: "" });
  expect(gone.headers.get("location")).toBe("/at/rio-verde/grade-10");
  expect((await send("/at/rio-verde/grade-10/remove", {})).headers.get("location")).toBe("/at/rio-verde/lincoln");
  expect((await send("/at/rio-verde/grade-10/remove", {})).headers.get("location")).toBe("/places");
  expect(await ids()).toEqual(["g9", "lincoln", "rio-verde"]);
});

test("nothing stands under a team, nor under what is not there", async () => {
  for (const under of ["rio-verde/g9", "rio-verde/nowhere", "nowhere/x"])
    expect((await site.request(`${BASE}/places/new?under=${encodeURIComponent(under)}`)).status).toBe(404);
});
