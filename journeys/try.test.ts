/** A team without a place: one laptop passed round, an agreed level, a file, then a place. And the principal who prints the agenda. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeBrowser, follow, openBrowser, startSite, type TestSite } from "./browser.ts";

const ABOUT = "/try/indicators/purpose-shared-why";
const folder = mkdtempSync(join(tmpdir(), "innodopt-try-"));
let site: TestSite;
beforeAll(async () => {
  site = await startSite();
  await site.post("/places/new", { name: "Cedar School", kind: "school", state: "", id: "cedar" });
});
afterAll(async () => {
  await closeBrowser();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const mainOf = async (page: Page) => (await page.locator("main").textContent()) ?? "";
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function placed(page: Page, level: string, seen: string) {
  await page.locator(`input[name=answer][value="${level}"]`).check();
  await page.getByLabel("One thing I saw or heard").fill(seen);
  await follow(button(page, "Send my answer"));
}

const people: [level: string, seen: string][] = [
  ["1", "The why hangs in the office and nowhere else"],
  ["2", "Two teachers gave different reasons at the open house"],
  ["2", "Students asked why at lunch"],
  ["3", "A parent told me our reason in her own words"],
  ["cannot-tell", ""],
];

describe("without JavaScript", () => {
  let context: BrowserContext;
  let page: Page;
  const file = join(folder, "review.json");
  beforeAll(async () => {
    context = await (await openBrowser()).newContext({ javaScriptEnabled: false });
    page = await context.newPage();
  });

  test("five people place the team one after the other; the page's source tells nothing of those before", async () => {
    await page.goto(`${site.url}/indicators/purpose-shared-why`);
    await follow(page.getByRole("link", { name: "Review this with your team (45 min)" }).first());
    await page.getByLabel("How many people are in the room?").fill("5");
    await follow(button(page, "Begin"));
    await follow(button(page, "Answer in private on this laptop"));
    for (const [i, [level, seen]] of people.entries()) {
      if (i > 0) await follow(button(page, "Next person"));
      expect(await page.locator("input[name=answer]:checked").count()).toBe(0);
      await placed(page, level, seen);
      expect(await mainOf(page)).toContain(`${i + 1} of 5`);
      const source = await page.content();
      for (const [, before] of people.slice(0, i + 1)) if (before) expect(source).not.toContain(before);
      const state = await page.locator("input[name=state]").first().inputValue();
      expect(Buffer.from(state.slice(2), "base64url").toString("latin1")).not.toMatch(/counts|seen|office/);
    }
  });

  test("Back and reload bring nobody's answer back, and count nobody twice", async () => {
    const other = await context.newPage();
    await other.goto(site.url + ABOUT);
    await follow(button(other, "Begin"));
    await follow(button(other, "Answer in private on this laptop"));
    await placed(other, "4", "Everybody could say it");
    await other.reload();
    expect(await mainOf(other)).toContain("One person has placed.");
    await Promise.all([other.waitForEvent("framenavigated"), other.goBack().catch(() => {})]);
    await other.waitForLoadState();
    expect(await other.content()).not.toContain("Everybody could say it");
    expect(await other.locator("input:checked").count()).toBe(0);
    for (const field of await other.locator("textarea").all()) expect(await field.inputValue()).toBe("");
    await other.close();
  });

  test("then they look, agree with reasons, and nothing typed is lost by a mistake", async () => {
    await follow(button(page, "All have placed: see the spread"));
    const text = await mainOf(page);
    for (const [, seen] of people) expect(text).toContain(seen);
    expect(await page.locator(".dots li").allTextContents()).toEqual(
      ["one person", "2 people", "one person", "nobody", "one person"].map((n) => expect.stringContaining(n)),
    );
    await page.locator("input[name=for-0][value='1']").check();
    await follow(button(page, "Keep it and agree on a level"));
    await page.getByLabel("Our reasons").fill("Two different reasons at the open house; the office sign.");
    await follow(button(page, "We agree"));
    expect(await page.getByRole("alert").textContent()).toContain("Choose the level you agree on.");
    expect(await page.getByLabel("Our reasons").inputValue()).toContain("the office sign");
    await page.locator("input[name=answer][value='2']").check();
    await page.getByLabel("How the team signs").fill("Design team");
    await follow(button(page, "We agree"));
    await page.getByText("Two different reasons at the open house").first().waitFor();
  });

  test("the file holds the level and the spread, and no thing seen", async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Save as a file").click()]);
    expect(download.suggestedFilename()).toMatch(/^innodopt-review-purpose-shared-why-\d{4}-\d\d-\d\d\.json$/);
    await download.saveAs(file);
    const text = readFileSync(file, "utf8");
    const held = JSON.parse(text);
    expect(held.counts).toEqual({ "1": 1, "2": 2, "3": 1, "4": 0, "cannot-tell": 1 });
    expect(held.answer).toBe("2");
    for (const [, seen] of people) if (seen) expect(text).not.toContain(seen);
  });

  test("brought into a place it is seen first, stored on the button, once; it stands in the profile", async () => {
    const bring = `${site.url}/at/cedar/cedar/reviews/bring`;
    for (const said of ["Stored.", "stored here before"]) {
      await page.goto(bring);
      await page.locator("input[type=file]").setInputFiles(file);
      await follow(button(page, "See what would be stored"));
      await page.getByText("Two different reasons at the open house").first().waitFor();
      await follow(button(page, "Store it here"));
      expect(await page.getByRole("status").textContent()).toContain(said);
    }
    await page.goto(`${site.url}/at/cedar/cedar/reviews`);
    expect(await mainOf(page)).toContain("Agreed: one review");
    const csv = await (await fetch(`${site.url}/at/cedar/cedar/reviews.csv`)).text();
    expect(csv.trim().split("\r\n")).toHaveLength(2);
    expect(csv).not.toContain("at lunch");
  });

  test("a file of another kind is refused with what is wrong and what to do", async () => {
    await page.goto(`${site.url}/at/cedar/cedar/reviews/bring`);
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from('{"seen":["x"]}') });
    await follow(button(page, "See what would be stored"));
    const alert = await page.getByRole("alert").textContent();
    expect(alert).toContain("It is no review saved by Innodopt.");
    expect(alert).toContain("Save the file again");
  });

  test("the file opens at /try again, to be read and corrected", async () => {
    await page.goto(`${site.url}/try`);
    await page.locator("input[type=file]").setInputFiles(file);
    await follow(button(page, "Open the file"));
    await page.getByText("Two different reasons at the open house").first().waitFor();
    await follow(button(page, "Correct it"));
    expect(await page.getByLabel("How the team signs").inputValue()).toBe("Design team");
  });
});

describe("with JavaScript", () => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    context = await (await openBrowser()).newContext();
    page = await context.newPage();
  });

  test("a team stops after two, and goes on where it stopped; three people see no spread", async () => {
    await page.goto(site.url + ABOUT);
    await follow(button(page, "Begin"));
    await follow(button(page, "Answer in private on this laptop"));
    await placed(page, "1", "Nobody could say it");
    await follow(button(page, "Next person"));
    await placed(page, "4", "Everybody could say it");
    await page.close(); // its script has kept the state by the time it is loaded

    page = await context.newPage();
    await page.goto(site.url + ABOUT);
    await follow(button(page, "Go on where you stopped"));
    expect(await mainOf(page)).toContain("2 people have placed.");
    await follow(button(page, "Next person"));
    await placed(page, "2", "Some could say it");
    await follow(button(page, "All have placed: look together"));
    expect(await page.getByText("Nobody could say it").count()).toBe(1);
    expect(await page.locator(".dots").count()).toBe(0);
    const kept = await page.evaluate(() => localStorage.getItem("innodopt.try.indicators/purpose-shared-why"));
    const plain = Buffer.from(JSON.parse(kept ?? "{}").state.slice(2), "base64url").toString("utf8");
    expect(JSON.parse(JSON.parse(plain).file).counts).toBeNull();
  });

  test("what was thrown away is not offered again", async () => {
    await page.goto(`${site.url}/try`);
    expect(await page.locator("[data-keep-list] a").count()).toBe(1); // where one begins it is named too
    await follow(page.locator("[data-keep-list] a"));
    expect(await button(page, "Throw it away for good").isVisible()).toBe(false); // not by one click
    await page.getByText("Throw it away", { exact: true }).first().click();
    await button(page, "Throw it away for good").click();
    expect(await page.locator("[data-keep-dropped]").textContent()).toContain("gone from this browser");
    await page.goto(`${site.url}/try`);
    expect(await page.locator("[data-keep-list]").isVisible()).toBe(false);
    await page.goto(site.url + ABOUT);
    expect(await button(page, "Go on where you stopped").isVisible()).toBe(false);
  });

  test("what was kept and cannot be read any more says so, and is not offered again", async () => {
    await page.evaluate(() =>
      localStorage.setItem(
        "innodopt.try.indicators/purpose-shared-why",
        JSON.stringify({ state: "s.AAAA", when: new Date().toISOString() }),
      ),
    );
    await page.reload();
    await follow(button(page, "Go on where you stopped"));
    expect(await page.getByRole("alert").textContent()).toContain("restarted while people were placing");
    await page.goto(site.url + ABOUT);
    expect(await button(page, "Go on where you stopped").isVisible()).toBe(false);
  });
});

test("a principal opens the agenda from an indicator and prints it: eight steps, 45 minutes", async () => {
  const page = await (await (await openBrowser()).newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${site.url}/indicators/purpose-shared-why`);
  await follow(page.getByRole("link", { name: "Print the self-review sheet" }).first());
  await page.emulateMedia({ media: "print" });
  const steps = await page.locator(".agenda li").allInnerTexts();
  const minutes = steps.map((text) => Number(/^\s*(\d+) min/.exec(text)?.[1]));
  expect(minutes).toHaveLength(8);
  expect(minutes.reduce((a, b) => a + b, 0)).toBe(45);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThanOrEqual(3);
  await page.close();
});
