import { describe, expect, test } from "vitest";
import { readReviewFile } from "../../../domain/collect/review-file.ts";
import { createSite } from "../../server.ts";
import { BASE, commons } from "../publish/testing.ts";
import { begun, CLOSED_MOST, closedPlacing, readState, writeState } from "./state.ts";

const site = createSite({ db: undefined as never, commons, address: () => BASE });
const about = { kind: "indicator", id: "purpose-shared-why" } as const;
const PATH = "/try/indicators/purpose-shared-why";
const today = new Date().toISOString().slice(0, 10);

async function step(form: Record<string, string>, path = PATH) {
  const answer = await site.request(BASE + path, {
    method: "POST",
    headers: { host: "innodopt.example.org", origin: BASE, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  });
  const text = await answer.text();
  const state = /name="state" value="([^"]*)"/.exec(text)?.[1] ?? "";
  return { answer, text, state };
}

async function placed(state: string, level: string, seen: string) {
  return step({ state, go: "place", answer: level, seen });
}

async function afterPlacing(levels: readonly string[]) {
  let { state } = await step({ go: "begin", people: "" });
  for (const [i, level] of levels.entries()) ({ state } = await placed(state, level, `Thing ${i} was seen`));
  return state;
}

const agreed = { answer: "2", reasons: "Two reasons.", signed: "Grade 9", present: "", also: "" };

describe("a try-out", () => {
  test("is kept by no browser, and while people place its state can be read by nobody", async () => {
    const state = await afterPlacing(["1", "4"]);
    const { answer, text } = await step({ state, go: "next" });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(text).not.toContain("was seen");
    expect(Buffer.from(state.slice(2), "base64url").toString("latin1")).not.toMatch(/seen|counts|purpose/);
    expect(state.length).toBe((await afterPlacing(["1", "3"])).length);
    expect(await afterPlacing(["1"])).not.toBe(await afterPlacing(["1"]));
  });

  test("counts a form that comes twice once: the same state and answer lead to the same page", async () => {
    const before = await afterPlacing(["1"]);
    for (let n = 0; n < 2; n++) expect((await placed(before, "2", "Again")).text).toContain("2 people have placed.");
  });

  test("shows the spread of five and not of four, whose counts are gone", async () => {
    const five = await step({ state: await afterPlacing(["1", "2", "2", "3", "3"]), go: "close" });
    expect(five.text).toContain('class="dots');
    const four = await step({ state: await afterPlacing(["1", "2", "2", "3"]), go: "close" });
    expect(four.text).not.toContain('class="dots');
    const came = readState(four.state, about, today);
    expect("tried" in came && came.tried).toMatchObject({ placed: 4, counts: null, phase: "looking" });
  });

  test("promises a spread on its button from five people on and not before", async () => {
    const pages = await Promise.all(
      [4, 5].map(async (n) => step({ state: await afterPlacing(["1", "2", "2", "3", "3"].slice(0, n)), go: "resume" })),
    );
    const [four, five] = pages.map(({ text }) => text);
    expect(four).toContain("All have placed: look together");
    expect(four).toContain("the spread is not drawn");
    expect(four).not.toContain("see the spread");
    expect(five).toContain("All have placed: see the spread");
    expect(five).not.toContain("the spread is not drawn");
  });

  test("cannot be closed again with one person more: the difference would be that person", async () => {
    const five = await afterPlacing(["1", "1", "1", "1", "1"]);
    await step({ state: five, go: "close" });
    expect((await step({ state: five, go: "close" })).answer.status).toBe(200); // the page loaded again
    const six = await placed(five, "4", "The one");
    expect((await step({ state: six.state, go: "close" })).text).toContain("The placing is over");
  });

  test("says what happened where its state cannot be read, is another record's, or was changed", async () => {
    const state = await afterPlacing(["1"]);
    const changed = state.slice(0, 40) + (state[40] === "A" ? "B" : "A") + state.slice(41);
    for (const wrong of ["", "s.AAAA", "p.AAAA", "x", changed]) {
      const { answer, text } = await step({ state: wrong, go: "next" });
      expect(answer.status).toBe(422);
      expect(text).toContain("cannot be read any more");
    }
    expect((await step({ state, go: "next" }, "/try/indicators/purpose-why-in-decisions")).answer.status).not.toBe(200);
  });

  test("ends in a file without what was seen, and with no spread of four, whatever its form says", async () => {
    for (const [levels, counts] of [
      [
        ["1", "2", "2", "3", "3"],
        [1, 2, 2, 0, 0],
      ],
      [["1", "2", "2", "3"], null],
    ] as const) {
      const { state } = await step({ state: await afterPlacing(levels), go: "close" });
      const { state: last } = await step({ state, go: "record", ...agreed });
      const { answer, text } = await step({ state: last, go: "file" });
      expect(answer.headers.get("content-disposition")).toMatch(/attachment; filename="innodopt-review-[\w-]+\.json"/);
      expect(text).not.toContain("was seen");
      const read = readReviewFile(text, { today });
      expect("review" in read && read.review.counts).toEqual(counts);
    }
  });

  test("of a condition asks for the document that shows it", async () => {
    const path = "/try/conditions/initiative-load";
    const { state } = await step({ go: "begin", people: "3" }, path);
    const next = await step({ state, go: "next" }, path);
    expect(next.text).toContain('value="partly"');
    expect(next.text).not.toContain('value="cannot-tell"');
  });

  test("of what is no record is not there", async () => {
    for (const path of ["/try/indicators/nothing", "/try/claims/purpose-shared-why"])
      expect((await site.request(BASE + path)).status).toBe(404);
  });
});

test("no number of other closings opens a closed one again", () => {
  const five = { ...begun(about, "0.1.0", null, today), placed: 5, counts: [5, 0, 0, 0, 0] };
  const before = writeState({ ...five, placed: 4, counts: [4, 0, 0, 0, 0] });
  closedPlacing(five);
  for (const why of ["over", "lost"]) {
    for (let i = 0; i < CLOSED_MOST; i++) closedPlacing({ ...five, id: `try-other-${why}-${i}` });
    expect(readState(before, about, today)).toEqual({ why });
  }
});

test("a state that lies plain is refused where it holds a spread of four", () => {
  const tried = closedPlacing({ ...begun(about, "0.1.0", null, today), placed: 5, counts: [5, 0, 0, 0, 0] });
  const text = Buffer.from(writeState(tried).slice(2), "base64url").toString("utf8");
  const forged = text.replace('\\"placed\\": 5', '\\"placed\\": 4');
  expect(forged).not.toBe(text);
  expect(readState(`p.${Buffer.from(forged).toString("base64url")}`, about, today)).toEqual({ why: "lost" });
});
