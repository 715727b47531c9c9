/** From a note to its answer, without JavaScript: a teacher sends it, a steward answers, the receipt says what became of it. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser, follow, openBrowser, startSite, type TestSite } from "./browser.ts";

let site: TestSite;
let page: Page;
beforeAll(async () => {
  site = await startSite();
  const context = await (await openBrowser()).newContext({ javaScriptEnabled: false });
  page = await context.newPage();
});
afterAll(async () => {
  await closeBrowser();
  await site.close();
});

const main = async () => (await page.locator("main").textContent()) ?? "";

test("a note is sent, found by the steward, answered, and its sender hears by the receipt", async () => {
  await page.goto(`${site.url}/correct?about=/claims/beliefs-shape-depth`);
  await page.getByLabel("What is wrong?").fill("Ana Ruiz, grade 3, says the year is wrong.");
  await page.getByLabel("Email or phone (optional)").fill("teacher@example.org");
  await follow(page.getByRole("button", { name: "Send this note" }));
  const receipt = page.url();
  expect(await main()).toContain("Nobody has answered it yet.");

  // Everybody sees that a note came, and about what
  await page.goto(`${site.url}/corrections`);
  expect(await main()).toContain("One note, one not answered yet");
  expect(await main()).not.toMatch(/Ana Ruiz|teacher@example/);

  // The steward, at this computer, by keyboard
  await follow(page.getByRole("link", { name: "Answer notes" }));
  expect(await main()).toContain("Answer to: teacher@example.org");
  await follow(page.getByRole("link", { name: "Read and answer" }));
  await page.getByRole("radio", { name: /^Accepted/ }).check();
  await follow(page.getByRole("button", { name: "Store this answer" }));
  expect(await page.getByRole("alert").textContent()).toContain("Nobody has signed.");
  expect(await page.getByRole("radio", { name: /^Accepted/ }).isChecked()).toBe(true);
  await page.getByLabel("What you say about it").fill("You are right: the study is of 2019.\nThe claim now says so.");
  await page.getByLabel("Your name or role").fill("M. Ortiz");
  await follow(page.getByLabel("Your name or role"), (field) => field.press("Enter"));
  expect(await page.getByRole("heading", { name: "One answer so far" }).count()).toBe(1);

  // Going back and sending the form again stores nothing more
  await page.goBack();
  await page.getByLabel("What you say about it").fill("You are right: the study is of 2019.\nThe claim now says so.");
  await page.getByLabel("Your name or role").fill("M. Ortiz");
  await page.getByRole("radio", { name: /^Accepted/ }).check();
  await follow(page.getByRole("button", { name: "Store this answer" }));
  expect(await page.getByRole("heading", { name: "One answer so far" }).count()).toBe(1);
  expect(await site.db.selectFrom("note_answers").select("state").execute()).toEqual([{ state: "accepted" }]);

  // The sender, and everybody; the words are still nobody's to read
  await page.goto(receipt);
  expect(await main()).toContain("The claim now says so.");
  await page.goto(`${site.url}/corrections?state=accepted`);
  expect(await main()).toContain("M. Ortiz");
  expect(await main()).not.toMatch(/Ana Ruiz|teacher@example/);
});

test("by command it is released, and answered again; what was said before is kept", async () => {
  const [{ id }] = JSON.parse((await site.command("notes", "--json")).out) as [{ id: string }];
  const args = ["--state", "accepted", "--by", "M. Ortiz", "--answer", "Done.", "--release", "--", id];
  expect((await site.command("answer-note", ...args)).code).toBe(0);
  await page.goto(`${site.url}/corrections`);
  expect(await main()).toContain("Ana Ruiz, grade 3");
  expect(await main()).not.toContain("teacher@example");
  await page.goto(`${site.url}/corrections/review/${id}`);
  expect(await page.getByRole("heading", { name: "2 answers so far, newest first" }).count()).toBe(1);
  expect(await main()).toContain("The claim now says so.");
});

test("in Spanish, on a phone, nothing runs out of the screen", async () => {
  await page.setViewportSize({ width: 320, height: 700 });
  const [{ id }] = JSON.parse((await site.command("notes", "--json")).out) as [{ id: string }];
  for (const path of [
    "/es/corrections",
    "/es/corrections/review",
    `/es/corrections/review/${id}`,
    `/es/correct/${id}`,
  ]) {
    await page.goto(site.url + path);
    expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBe(320);
    expect(await main(), path).toMatch(/Aceptada/);
  }
});
