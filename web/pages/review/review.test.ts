import { afterAll, beforeAll, expect, test } from "vitest";
import { type Forms, REVIEWS, startForms, WHY } from "./testing.ts";

let forms: Forms;
beforeAll(async () => {
  forms = await startForms();
});
afterAll(() => forms.close());

const FIVE = ["1", "2", "2", "3", "cannot-tell"];

test("an answer is on no page that follows it, and browsers may not keep the page on which it was typed", async () => {
  const review = await forms.open({ people: "7" });
  const sent = crypto.randomUUID();
  const asked = await forms.get(`${review}/place?n=${sent}`);
  expect(asked.headers.get("cache-control")).toBe("no-store");
  expect(asked.text).toContain("Which is the highest level whose whole description is true for us now?");
  const stored = await forms.post(`${review}/place`, { sent, answer: "3", seen: "An owl in the hall." });
  expect(stored.status).toBe(303);
  const after = await forms.get(stored.to);
  expect(after.headers.get("cache-control")).toBe("no-store");
  expect(after.text).toContain("Thank you. Pass it on");
  expect(after.text).toContain("1 of 7 has placed.");
  // the form that comes again, with Back or by a second press, changed or not
  const again = await forms.post(`${review}/place`, { sent, answer: "", seen: "Another owl." });
  expect(again.to).toBe(stored.to);
  for (const page of [after, await forms.get(again.to), await forms.get(review)]) {
    expect(page.html).not.toContain("owl");
    expect(page.html).not.toMatch(/ checked/);
  }
  expect((await forms.get(review)).text).toContain("1 of 7 has placed.");
});

test("each person gets a form of their own, and a mistake costs nothing typed", async () => {
  const review = await forms.open();
  const [one, two] = [await forms.get(`${review}/place`), await forms.get(`${review}/place`)];
  expect(one.status).toBe(303);
  expect(one.to).not.toBe(two.to);
  const long = "a".repeat(201);
  const wrong = await forms.post(`${review}/place`, { sent: crypto.randomUUID(), answer: "", seen: long });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("2 things are missing or wrong.");
  expect(wrong.text).toContain("Choose one of the answers.");
  expect(wrong.html).toContain(`>${long}</textarea>`);
  const none = await forms.post(`${review}/place`, { sent: crypto.randomUUID(), answer: "2", seen: " " });
  expect(none.text).toContain("Write one thing you saw or heard.");
  expect((await forms.get(review)).text).toContain("Nobody has placed yet.");
});

test("from five people on the spread is drawn with its numbers, and the things seen stand apart from it", async () => {
  const review = await forms.open();
  await forms.placeAll(review, FIVE);
  expect((await forms.get(`${review}/look`)).to).toBe(review); // not while they are placing
  expect((await forms.post(review, { do: "close" })).to).toBe(`${review}/look`);
  const look = await forms.get(`${review}/look`);
  expect(look.html.match(/<i><\/i>/g)).toHaveLength(5);
  expect(look.text).toContain("2 of 4 who named a level chose level 2; 3 of 4 lie on two neighboring levels.");
  for (const i of [0, 1, 2, 3, 4]) expect(look.text).toContain(`sentence ${i}`);
  expect(look.text).toContain("Shuffled and unnamed, without levels");
  expect((await forms.get(`${review}/place`)).to).toBe(review); // nobody can be added
  const late = await forms.post(`${review}/place`, { sent: crypto.randomUUID(), answer: "4", seen: "late" });
  expect(late.status).toBe(409);
  expect(late.text).toContain("It is not counted, and nobody sees it.");
  expect(late.html).not.toContain("late<");
  expect((await forms.get(`${review}/look`)).html).not.toContain("late<");
});

test("below five people the spread is on no page, and the pages say why", async () => {
  const review = await forms.reviewed(["1", "4", "4", "4"], { answer: "4" }, { about: "indicator:lead-safe-to-try" });
  const why = {
    [review]: "4 people: the spread is shown from 5 people on",
    "/at/maple/oak": "4 people placed the team in private.",
  };
  for (const [path, sentence] of Object.entries(why)) {
    const { html, text } = await forms.get(path);
    expect(text).toContain(sentence);
    expect(html, path).not.toContain('class="pile"');
  }
});

test("what the team ticks and writes is kept as a draft, and stands there tomorrow", async () => {
  const review = await forms.open();
  await forms.placeAll(review, FIVE);
  await forms.post(review, { do: "close" });
  await forms.post(`${review}/look`, { "for-0": "1", "alike-1": "2", go: "stay" });
  const draft = { do: "draft", answer: "2", also: "3", reasons: "Half a thought", missing: "Two grades" };
  expect((await forms.post(`${review}/agree`, draft)).to).toBe(`${review}/agree?kept`);
  expect((await forms.get(REVIEWS)).html).toContain(`${review}/agree`);
  const [look, agree] = [await forms.get(`${review}/look`), await forms.get(`${review}/agree`)];
  expect(look.html).toMatch(/name="for-0" value="1" checked/);
  expect(look.html).toMatch(/name="alike-1" value="2" checked/);
  expect(agree.html).toMatch(/name="answer" value="2" checked/);
  expect(agree.html).toContain(">Half a thought</textarea>");
  expect(agree.html).toMatch(/<option value="3" selected/);
  expect((await forms.get("/at/maple/oak/next-steps")).text).not.toContain("Half a thought");
});

test("to agree takes an answer, reasons and a signature; two views that are one level are no two views", async () => {
  const review = await forms.open();
  await forms.placeAll(review, FIVE);
  await forms.post(review, { do: "close" });
  const empty = await forms.post(`${review}/agree`, { do: "agree", step: "Ask eight students" });
  expect(empty.status).toBe(422);
  for (const sentence of [
    "Choose the level you agree on.",
    "Write your reasons: things seen.",
    "Say how the team signs.",
  ])
    expect(empty.text).toContain(sentence);
  expect(empty.html).toContain(">Ask eight students</textarea>");
  const same = { do: "agree", answer: "2", also: "2", reasons: "R", signed: "S" };
  expect((await forms.post(`${review}/agree`, same)).text).toContain("The other level is the same level.");
  expect((await forms.post(`${review}/agree`, { ...same, also: "3" })).to).toBe(review);
  const record = await forms.get(review);
  expect(record.text).toContain("Agreed: Between level 2 and level 3 of 4");
  expect((await forms.post(`${review}/agree`, { ...same, also: "3" })).to).toBe(review); // a second press
  expect((await forms.post(`${review}/agree`, { ...same, also: "4" })).status).toBe(409); // it stands
  expect((await forms.get(review)).text).toContain("Between level 2 and level 3 of 4");
});

test("slips sent again never tell whether hidden counts are right", async () => {
  const review = await forms.open({ way: "paper" });
  await forms.post(`${review}/paper`, { "n-1": "1", "n-4": "2", seen: "a\nb\nc" });
  const [right, wrong] = [
    await forms.post(`${review}/paper`, { "n-1": "1", "n-4": "2", seen: "c\nb\na" }),
    await forms.post(`${review}/paper`, { "n-2": "3", seen: "a\nb\nc" }),
  ];
  expect([right.status, right.to]).toEqual([wrong.status, wrong.to]);
});

test("of two who write at once nobody writes over the other unawares: the second keeps the words and sees that there are others", async () => {
  const review = await forms.open();
  await forms.placeAll(review, FIVE);
  await forms.post(review, { do: "close" });
  const from = (html: string) => /name="from" value="([^"]+)"/.exec(html)?.[1] ?? "";
  const page = from((await forms.get(`${review}/agree`)).html);
  const draft = { do: "draft", answer: "2", reasons: "Ana's reasons", signed: "Grade 9 team" };
  expect((await forms.post(`${review}/agree`, { ...draft, from: page })).status).toBe(303);
  expect((await forms.post(`${review}/agree`, { ...draft, from: page })).status).toBe(303); // the same, twice
  for (const todo of ["draft", "agree"]) {
    const second = await forms.post(`${review}/agree`, { ...draft, do: todo, reasons: "Ben's reasons", from: page });
    expect(second.status, todo).toBe(409);
    expect(second.text).toContain("Somebody kept other words or ticks for this review");
    expect(second.html).toContain(">Ben's reasons</textarea>");
    expect(from(second.html)).not.toBe(page);
  }
  expect((await forms.get(`${review}/agree`)).html).toContain(">Ana's reasons</textarea>");
  const ticks = from((await forms.get(`${review}/look`)).html);
  expect((await forms.post(`${review}/look`, { "for-0": "1", from: ticks })).status).toBe(303);
  const other = await forms.post(`${review}/look`, { "for-0": "2", from: ticks });
  expect(other.status).toBe(409);
  expect(other.html).toMatch(/name="for-0" value="2" checked/);

  const now = from((await forms.get(`${review}/agree`)).html);
  const both = await Promise.all(
    ["Ana", "Ben"].map((who) => forms.post(`${review}/agree`, { ...draft, do: "agree", reasons: who, from: now })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  const lost = both.findIndex(({ status }) => status === 409);
  expect(both[lost]?.html).toContain(`>${["Ana", "Ben"][lost]}</textarea>`);
  expect((await forms.get(review)).text).toContain(["Ben", "Ana"][lost]);
});

test("slips typed in are one record with the same pages; after one placement there is no second way in", async () => {
  const review = await forms.open({ way: "paper" });
  const wrong = await forms.post(`${review}/paper`, { "n-1": "two", "n-2": "1", seen: "kept line" });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("Write a whole number, or leave it empty.");
  expect(wrong.html).toContain(">kept line</textarea>");
  expect((await forms.post(`${review}/paper`, { seen: "" })).text).toContain("Type at least one slip.");
  const typed = { "n-1": "1", "n-2": "4", "n-cannot-tell": "1", seen: "First line\n\nSecond line\n" };
  expect((await forms.post(`${review}/paper`, typed)).to).toBe(`${review}/look`);
  const look = await forms.get(`${review}/look`);
  expect(look.text).toContain("Where 6 people placed us");
  expect(look.text).toContain("First line");
  const other = await forms.open();
  await forms.placeAll(other, ["1"]);
  expect((await forms.get(`${other}/paper`)).to).toBe(other);
  expect((await forms.post(`${review}/paper`, typed)).to).toBe(`${review}/look`); // a second press
  const late = await forms.post(`${other}/paper`, typed);
  expect(late.status).toBe(409);
  expect(late.text).toContain("the slips were not added");
  expect(late.html).toContain("First line\n\nSecond line");
  expect((await forms.get(other)).text).toContain("One person has placed.");
});

test("a review that was begun is gone on with where it was left: at what was seen, or at what was written", async () => {
  const review = await forms.open({ about: "indicator:spread-new-staff" });
  const onList = async () => (await forms.get(REVIEWS)).html.match(new RegExp(`href="(${review}[^"]*)"`))?.[1];
  expect(await onList()).toBe(review);
  await forms.placeAll(review, ["1", "2"]);
  await forms.post(review, { do: "close" });
  expect(await onList()).toBe(`${review}/look`);
  await forms.post(`${review}/agree`, { do: "keep", answer: "", reasons: "Half a reason", signed: "" });
  expect(await onList()).toBe(`${review}/agree`);
});

test("a condition is answered with the document that shows it, and the answer stands at the place", async () => {
  const about = "condition:teacher-collaboration-time";
  const review = await forms.open({ about });
  const form = await forms.get((await forms.get(`${review}/place`)).to);
  expect(form.text).toContain("How to tell:");
  expect(form.html.match(/type="radio"/g)).toHaveLength(4);
  await forms.placeAll(review, ["present", "absent", "partly", "partly", "not-known"]);
  await forms.post(review, { do: "close" });
  const agree = { do: "agree", answer: "partly", reasons: "", signed: "Design team" };
  expect((await forms.post(`${review}/agree`, agree)).text).toContain("Write the document or sentence that shows it.");
  await forms.post(`${review}/agree`, { ...agree, reasons: "Master schedule 2026, page 3" });
  const profile = await forms.get("/at/maple/oak");
  expect(profile.text).toContain("Conditions checked");
  expect(profile.text).toMatch(/partly Why: Master schedule 2026, page 3 condition checked, 5 people/);
});

test("the profile's first source is the newest review with its people and date; nothing seen is on it, nor anywhere but with the team", async () => {
  const about = "indicator:purpose-why-before-how";
  const review = await forms.open({ about });
  await forms.placeAll(review, FIVE, (i) => `herons ${i}`);
  await forms.post(review, { do: "close" });
  await forms.post(`${review}/agree`, { do: "agree", answer: "2", reasons: "Four families said so.", signed: "Team" });
  const profile = await forms.get("/at/maple/oak");
  expect(profile.text).toMatch(/self-review, 5 people, \w+ \d+, \d{4}/);
  expect(profile.text).toContain("Why: Four families said so.");
  expect(profile.text.indexOf("What teams here agreed on")).toBeGreaterThan(0);
  expect(profile.html.indexOf('id="reviewed"')).toBeLessThan(profile.html.indexOf('id="change"'));
  expect((await forms.get(review)).text).toContain("herons 3");
  for (const path of ["/at/maple/oak", "/at/maple", REVIEWS, "/at/maple/oak/next-steps", "/at/maple/oak/know"]) {
    expect((await forms.get(path)).html, path).not.toContain("herons");
  }
  expect((await forms.get(`/at/maple/oak/know?about=${about}`)).text).toContain("agreed in a self-review");
});

test("the same again shows then and now, with what was seen then and now, on the team's page alone", async () => {
  const about = "indicator:change-test-small";
  await forms.reviewed(["1", "1", "1", "2", "2"], { answer: "1" }, { about });
  const second = await forms.reviewed(["2", "2", "2", "2", "3"], { answer: "2" }, { about });
  const record = await forms.get(second);
  expect(record.text).toContain("Then: Level 1 of 4, Not yet. Now: Level 2 of 4, Emerging.");
  expect(record.html.match(/class="pile"/g)).toHaveLength(15); // this one, then, now
  expect(record.text).toContain("The people in the room may not be the same");
  const third = await forms.open({ about });
  await forms.placeAll(third, FIVE);
  await forms.post(third, { do: "close" });
  for (const step of ["look", "agree"])
    expect((await forms.get(`${third}/${step}`)).text).toContain("Then: Level 2 of 4, Emerging. Now: not agreed yet.");
  expect((await forms.get(REVIEWS)).text.match(/Level 1 of 4, Not yet/g)).toHaveLength(1);
});

test("a review that is opened by mistake goes only after a second word, and one that was agreed on never", async () => {
  const review = await forms.open();
  expect((await forms.post(review, { do: "drop" })).text).toContain("Nothing was thrown away.");
  expect((await forms.post(review, { do: "drop", sure: "yes" })).to).toBe(`${REVIEWS}?dropped`);
  expect((await forms.get(review)).status).toBe(404);
  const agreed = await forms.reviewed(FIVE, { answer: "2" });
  await forms.post(agreed, { do: "drop", sure: "yes" });
  expect((await forms.get(agreed)).status).toBe(200);
});

test("what is no review, no indicator or no number of people is not opened", async () => {
  for (const path of [
    `${REVIEWS}/none`,
    "/at/maple/none/reviews",
    `${REVIEWS}/new?about=claim:x`,
    `${REVIEWS}/new?about=indicator:none`,
  ])
    expect((await forms.get(path)).status, path).toBe(404);
  const form = { about: WHY, sent: crypto.randomUUID(), way: "phones", people: "0" };
  const wrong = await forms.post(`${REVIEWS}/new`, form);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("Phones cannot reach this computer.");
  expect(wrong.text).toContain("Write a number from 1 to 200");
  expect(wrong.text).toContain("npm start -- --meeting");
});
