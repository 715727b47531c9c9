import { afterAll, beforeAll, expect, test } from "vitest";
import { type Forms, REVIEWS, startForms } from "./testing.ts";

let forms: Forms;
let today = "2026-05-12";
beforeAll(async () => {
  forms = await startForms({
    meeting: { addresses: ["http://192.168.1.20:8081", "http://10.0.0.4:8081"] },
    now: () => new Date(`${today}T15:00:00Z`),
  });
});
afterAll(() => forms.close());

test("phones find the review by a code, a picture with its address in words, and every address of this computer", async () => {
  const review = await forms.open({ way: "phones", people: "6" });
  const page = await forms.get(review);
  const code = /class="code">([A-Z]{6})</.exec(page.html)?.[1] ?? "none";
  expect(page.text).toContain(`http://192.168.1.20:8081/r/${code}`);
  expect(page.text).toContain(`http://10.0.0.4:8081/r/${code}`);
  expect(page.html).toContain(`<title>Picture to scan: http://192.168.1.20:8081/r/${code}</title>`);
  expect(page.html).toMatch(/<svg class="qr" role="img"[^>]*>.*<path d="M[^"]{500,}/s);
  expect(page.html).toMatch(/id="placed" role="status" data-live="2"/);
  expect(page.text).toContain("Look again"); // the same by hand
  expect(page.html).toContain(`${review}/place`); // the laptop may go round at the same time
});

test("a laptop's review lets phones in later, and is not live before", async () => {
  const review = await forms.open();
  expect((await forms.get(review)).html).not.toContain("data-live");
  await forms.post(review, { do: "phones" });
  expect((await forms.get(review)).html).toMatch(/class="code">[A-Z]{6}</);
});

test("a level is called old against the newest review here, and not against the clock", async () => {
  const five = ["1", "1", "2", "2", "2"];
  today = "2024-03-01";
  const first = await forms.reviewed(five, { answer: "1" }, { about: "indicator:purpose-shared-why" });
  today = "2026-05-12";
  const old = "More than 12 months older than the newest review here";
  expect((await forms.get("/at/maple/oak")).text).not.toContain(old);
  await forms.reviewed(five, { answer: "2" }, { about: "indicator:lead-safe-to-try" });
  expect((await forms.get("/at/maple/oak")).text).toContain(old);
  expect((await forms.get(first)).text).toContain("March 1, 2024");
  expect((await forms.get(REVIEWS)).text).toContain("self-review, 5 people, May 12, 2026");
});
