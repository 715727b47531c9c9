/** Correct this: a teacher finds a mistake in a record and says so, in a real browser, with the keyboard and without JavaScript. */
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

const stored = () => site.db.selectFrom("notes").selectAll().orderBy("created_at").execute();

test("a teacher corrects an indicator: mistake, sentence, note, receipt, back", async () => {
  await page.goto(`${site.url}/indicators/purpose-shared-why`);
  await follow(page.getByRole("link", { name: "Correct this" }).last());
  expect(await page.locator("main").textContent()).toContain("Indicator: A shared Why comes first");

  // Nothing written yet: the page comes back with a sentence beside the field, and what was typed elsewhere
  await page.getByLabel("Email or phone (optional)").fill("ana@example.org");
  await follow(page.getByRole("button", { name: "Send this note" }));
  expect(await page.getByRole("alert").textContent()).toContain("Nothing was written");
  expect(await page.getByLabel("Email or phone (optional)").inputValue()).toBe("ana@example.org");
  expect(await stored()).toEqual([]);
  const number = await page.locator('input[name="id"]').inputValue();

  // From the list of mistakes to the field, by keyboard alone
  await page.getByRole("alert").getByRole("link").focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("What is wrong?").focus();
  await page.keyboard.type("Level 3 says “most students”. How many is that?");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await follow(page.locator(":focus"), (button) => button.press("Enter"));

  expect(await page.getByRole("heading", { name: "Your note is stored" }).count()).toBe(1);
  expect(await page.locator(".receipt code").textContent()).toBe(number);
  expect(await stored()).toMatchObject([
    {
      id: number,
      about: "/indicators/purpose-shared-why",
      body: "Level 3 says “most students”. How many is that?",
      contact: "ana@example.org",
    },
  ]);

  // Reloading the receipt sends nothing again; going back and sending again stores once
  await page.reload();
  await page.goBack();
  await page.getByLabel("What is wrong?").fill("Level 3 says “most students”. How many is that?");
  await page.getByLabel("Email or phone (optional)").fill("ana@example.org");
  await follow(page.getByRole("button", { name: "Send this note" }));
  expect(await page.locator(".receipt code").textContent()).toBe(number);
  expect(await stored()).toHaveLength(1);

  await follow(page.getByRole("link", { name: "Back to the page" }));
  expect(page.url()).toBe(`${site.url}/indicators/purpose-shared-why`);
});

test("the command lists what was sent", async () => {
  const { code, out } = await site.command("notes");
  expect(code).toBe(0);
  expect(out).toContain("/indicators/purpose-shared-why");
  expect(out).toContain("How many is that?");
});

test("in Spanish, on a phone, the whole way is in Spanish and nothing runs out of the screen", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${site.url}/es/claims/coaching-improves-teaching`);
  await follow(page.getByRole("link", { name: "Corregir esto" }).last());
  await page.getByLabel("¿Qué está mal?").fill("El estudio de 2018 ya tiene una versión nueva.");
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  await follow(page.getByRole("button", { name: "Enviar esta nota" }));
  expect(await page.getByRole("heading", { name: "Su nota está guardada" }).count()).toBe(1);
  expect(page.url()).toContain("/es/correct/");
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  expect((await stored()).at(-1)).toMatchObject({ about: "/claims/coaching-improves-teaching", contact: null });
});
