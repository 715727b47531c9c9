/** A network made in the browser, without a script: its places, one that leaves, and the network taken back. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkPages, DESK, DESK_DARK, inSpanish, NARROW, PAPER, PHONE_DARK, ZOOMED } from "./axe.ts";
import { closeBrowser, follow, openBrowser, startSite, type TestSite } from "./browser.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startSite();
  expect(await site.command("sample", "load")).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await closeBrowser();
  await site.close();
});

test("without a script a network is made, two places join, one leaves, and it is removed; its pages pass axe and fit", async () => {
  const context = await (await openBrowser()).newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const heading = () => page.locator("h1").textContent();
  const button = (name: string) => page.getByRole("button", { name });
  await page.goto(`${site.url}/places`);
  await follow(page.getByRole("main").getByRole("link", { name: "Networks and cohorts" }));
  await follow(page.getByRole("link", { name: "Make a group" }));
  await page.getByLabel("Name").fill("River Network");
  await follow(button("Make it, then choose places"));
  expect(await page.getByRole("alert").textContent()).toContain("Choose what it is.");
  expect(await page.getByLabel("Name").inputValue()).toBe("River Network");
  await page.getByRole("radio", { name: /^Network/ }).check();
  await follow(button("Make it, then choose places"));

  expect(await heading()).toBe("Add places to River Network");
  await follow(page.getByRole("link", { name: "Choose among its places Maple Valley" }));
  await page.getByRole("checkbox", { name: /^Cooper Middle School/ }).check();
  await page.getByRole("checkbox", { name: /^Maple Valley the district itself/ }).check();
  await page.getByLabel("In it since").fill("2026-09-01");
  await follow(button("Add what is ticked"));
  expect(await heading()).toBe("River Network");
  expect(await page.locator("#members").textContent()).toBe("2 places in it today");
  expect(await page.locator(".notice.sample").textContent()).toContain("Made up.");

  await follow(page.getByRole("link", { name: "Cooper Middle School", exact: true }));
  await follow(page.getByRole("link", { name: "River Network" }));
  const group = "/groups/river-network";
  const member = "place=maple-valley/cooper-middle&since=2026-09-01";
  const pages = ["/groups", "/groups/new", group, `${group}/leave?${member}`, `${group}/remove`];
  pages.push(`${group}/join`, `${group}/join?under=maple-valley/maple-valley`, `${group}/join?q=cooper`);
  const tasks = pages.flatMap((address) => [
    { address, forms: [DESK, PHONE_DARK, PAPER, ZOOMED] },
    { address: inSpanish(address), forms: [DESK_DARK, NARROW] },
  ]);
  expect((await checkPages(await openBrowser(), site.url, tasks)).faults).toEqual([]);

  await follow(page.getByRole("link", { name: "Change Cooper Middle School" }));
  await page.getByRole("radio", { name: /^It left/ }).check();
  await page.getByLabel("Last day in it").fill("2026-10-30");
  await follow(button("Store it"));
  expect(await page.locator("#members").textContent()).toBe("One place in it today");
  expect(await page.getByRole("row", { name: /^Cooper Middle School/ }).textContent()).toContain("October 30, 2026");

  await follow(page.getByRole("link", { name: "Remove this group" }));
  await follow(button("Remove it"));
  expect(new URL(page.url()).pathname).toBe("/groups");
  expect(await page.locator("#groups").textContent()).toBe("No group yet");
  expect((await fetch(`${site.url}/at/maple-valley/cooper-middle`)).status).toBe(200);
  await context.close();
});
