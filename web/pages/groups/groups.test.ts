import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../db/testing.ts";
import { addGroup, join, membersOf } from "../../../domain/people/membership.store.ts";
import { addPlace } from "../../../domain/people/place.store.ts";
import { createSite } from "../../server.ts";
import { BASE, commons } from "../publish/testing.ts";

let house: TestDatabase;
let site: ReturnType<typeof createSite>;
beforeAll(async () => {
  house = await testDatabase();
  site = createSite({ db: house.db, commons, address: () => BASE, now: () => new Date("2026-11-26T12:00:00Z") });
  const base = { root: "d", state: null, gradeSpan: null };
  await addPlace(house.db, { ...base, id: "d", parent: null, kind: "district", name: "Río Verde" });
  for (let n = 0; n < 120; n++) {
    const id = `s${String(n).padStart(3, "0")}`;
    await addPlace(house.db, { ...base, id, parent: "d", kind: "school", name: `School ${id}` });
  }
});
afterAll(() => house.close());

const HEADERS = { host: "innodopt.example.org", "content-type": "application/x-www-form-urlencoded" };
const send = (path: string, form: string[][], headers: Record<string, string> = { origin: BASE }) =>
  site.request(BASE + path, {
    method: "POST",
    headers: { ...HEADERS, ...headers },
    body: new URLSearchParams(form).toString(),
  });
const read = async (path: string) => (await site.request(BASE + path)).text();
const members = async (group: string) =>
  (await membersOf(house.db, group)).map(({ place, since, until }) => [place, since, until]);

test("where there is no group, /groups leads to making one; a group is made of a name and a kind, once however often it is sent", async () => {
  expect(await read("/groups")).toContain('href="/groups/new"');
  for (let n = 0; n < 2; n++) {
    const made = await send("/groups/new", [
      ["name", "  Piloto  2026 "],
      ["kind", "network"],
    ]);
    expect(made.headers.get("location")).toBe("/groups/piloto-2026/join");
  }
  const other = await send("/es/groups/new", [
    ["name", "Piloto 2026"],
    ["kind", "study"],
  ]);
  expect(other.headers.get("location")).toBe("/es/groups/piloto-2026-2/join");
  const named = await send("/groups/new", [
    ["name", "New"],
    ["kind", "study"],
  ]);
  expect(named.headers.get("location")).toBe("/groups/new-2/join"); // /groups/new is the form
  expect(await read("/groups/new-2")).toContain("No place has joined yet");
});

test("a group without a name or kind is not made, and what was typed stays", async () => {
  const answer = await send("/groups/new", [
    ["name", "Ours"],
    ["kind", "club"],
  ]);
  expect(answer.status).toBe(422);
  const text = await answer.text();
  expect(text).toContain('value="Ours"');
  expect(text).toContain('href="#kind"');
});

test("a form from another site is refused", async () => {
  const form = [
    ["name", "Theirs"],
    ["kind", "network"],
  ];
  expect((await send("/groups/new", form, { origin: "https://elsewhere.example" })).status).toBe(403);
  expect(await read("/groups")).not.toContain("Theirs");
});

test("places are found by name or under their district, a hundred at a time, and join together from one day", async () => {
  const under = await read("/groups/piloto-2026/join?under=d%2Fd");
  expect(under.match(/name="place"/g)).toHaveLength(100);
  expect(await read("/groups/piloto-2026/join?under=d%2Fd&page=2")).toContain("School s119");
  expect(await read("/groups/piloto-2026/join?q=School+s007")).toContain('value="d/s007"');
  expect(await read("/groups/piloto-2026/join?q=zzzz")).toContain("Nothing is called like");
  const joined = await send("/groups/piloto-2026/join", [
    ["place", "d/s001"],
    ["place", "d/s002"],
    ["since", "2026-09-01"],
  ]);
  expect(joined.headers.get("location")).toBe("/groups/piloto-2026");
  expect(await members("piloto-2026")).toEqual([
    ["s001", "2026-09-01", null],
    ["s002", "2026-09-01", null],
  ]);
  const again = await read("/groups/piloto-2026/join?under=d%2Fd");
  expect(again).not.toContain('value="d/s001"');
  expect(again).toContain("in it already");
});

test("nothing ticked or a day that is none is said beside its field, with the ticks kept; of several places all join or none", async () => {
  const at = "/groups/piloto-2026/join";
  const wrong = await send(at, [
    ["under", "d/d"],
    ["place", "d/s003"],
    ["since", "soon"],
  ]);
  expect(wrong.status).toBe(422);
  const text = await wrong.text();
  expect(text).toMatch(/value="d\/s003"[^>]* checked/);
  expect(text).toContain('id="since-wrong"');
  expect(await (await send(at, [["since", "2026-09-01"]])).text()).toMatch(
    /id="choose-wrong"[^>]*>Tick at least one place/,
  );
  expect(
    (
      await send(at, [
        ["place", "d/s003"],
        ["place", "d/nowhere"],
        ["since", "2026-09-01"],
      ])
    ).status,
  ).toBe(409);
  expect(await members("piloto-2026")).toHaveLength(2);
});

test("a place leaves on a day, that is taken back, and a place that was never in it goes from the list", async () => {
  const at = (how: string, ...more: string[][]) =>
    send("/groups/piloto-2026/leave", [["place", "d/s001"], ["since", "2026-09-01"], ["how", how], ...more]);
  expect(await read("/groups/piloto-2026/leave?place=d%2Fs001&since=2026-09-01")).toContain("It left");
  expect(await (await at("left", ["until", "2026-08-01"])).text()).toContain(
    "The last day cannot lie before the first",
  );
  expect((await at("left", ["until", "2026-10-31"])).status).toBe(303);
  expect((await members("piloto-2026"))[0]).toEqual(["s001", "2026-09-01", "2026-10-31"]);
  expect((await at("left", ["until", "2026-10-01"])).status).toBe(422); // it has left
  expect((await at("stays")).status).toBe(303);
  expect((await members("piloto-2026"))[0]).toEqual(["s001", "2026-09-01", null]);
  for (let n = 0; n < 2; n++) expect((await at("never")).headers.get("location")).toBe("/groups/piloto-2026");
  expect(await members("piloto-2026")).toEqual([["s002", "2026-09-01", null]]);
});

test("a group goes with its dates, and its places stay", async () => {
  await addGroup(house.db, { id: "gone", kind: "cohort", name: "Gone" });
  await join(house.db, { root: "d", place: "s005", group: "gone", since: "2026-01-01" });
  expect(await read("/groups/gone/remove")).toContain("One place is or was in it; its dates go too.");
  for (let n = 0; n < 2; n++) expect((await send("/groups/gone/remove", [])).headers.get("location")).toBe("/groups");
  expect((await site.request(`${BASE}/groups/gone`)).status).toBe(404);
  expect((await site.request(`${BASE}/at/d/s005`)).status).toBe(200);
});

test("of what an import says of a group nothing is taken away by hand", async () => {
  await addGroup(house.db, { id: "file", kind: "cohort", name: "From a file" });
  await join(house.db, { root: "d", place: "s006", group: "file", since: "2026-01-01" });
  await house.db.updateTable("memberships").set({ import_id: "i" }).where("group_id", "=", "file").execute();
  expect((await send("/groups/file/remove", [])).status).toBe(409);
  const never = [
    ["place", "d/s006"],
    ["since", "2026-01-01"],
    ["how", "never"],
  ];
  expect((await send("/groups/file/leave", never)).status).toBe(409);
  expect(await members("file")).toHaveLength(1);
});
