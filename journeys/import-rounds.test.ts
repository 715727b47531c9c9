/** Two years of one report, renamed, brought at once: which file is which year is asked, each year is an import of its own. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkPages, DESK, DESK_DARK, inSpanish, NARROW, PHONE } from "./axe.ts";
import { closeBrowser, follow, openBrowser, startSite, type TestSite } from "./browser.ts";

const MAPPING = `
mapping: two-years
title: { en: Report of two years }
root: { id: two, name: Two Rivers }
files:
  - { id: a, name: report-2024.csv, round: { id: "2024", title: { en: spring 2024, es: primavera de 2024 } } }
  - { id: b, name: report-2025.csv, round: { id: "2025", title: { en: spring 2025, es: primavera de 2025 } } }
places: { mode: list, id: id, name: school }
missing: ["", NA]
measures:
  - { id: attendance, title: { en: Attendance }, question: null, source: record, dimension: academic, kind: percent, value: attendance }
`;
const rows = (...values: string[]) =>
  `id,school,attendance\n${["Oak", "Elm", "Ash"].map((name, i) => `S${i},${name} School,${values[i]}\n`).join("")}`;

let site: TestSite;
let folder: string;
beforeAll(async () => {
  site = await startSite();
  folder = mkdtempSync(join(tmpdir(), "innodopt-journey-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeBrowser();
  await site.close();
});

const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

async function bring(page: Page, files: string[], mapping?: string) {
  await page.goto(`${site.url}/import`);
  await page.setInputFiles("#file", files);
  if (mapping) {
    await page.getByText("I have a mapping").click();
    await page.setInputFiles("#mapping", mapping);
  }
  await follow(page.getByRole("button", { name: "Read the file" }));
  await done(page);
}

/** No more "Look again" on the page: what was asked for is done. */
async function done(page: Page) {
  for (const again = page.getByRole("link", { name: "Look again" }); (await again.count()) > 0; ) await page.reload();
}

const stored = async () =>
  (
    await site.db
      .selectFrom("measure_values")
      .select(["place_id", "round", "value"])
      .where("root_id", "=", "two")
      .orderBy("round")
      .orderBy("place_id")
      .execute()
  ).map(({ place_id, round, value }) => `${round} ${place_id} ${value}`);

test("two years at once, of which the names tell nothing: asked, corrected, stored each under its own, and undone alone", async () => {
  const context = await (await openBrowser()).newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  // the later year is chosen first: by their order they would be taken the wrong way round
  const later = file("a download.csv", rows("91", "92", "93"));
  const earlier = file("b download.csv", rows("81", "NA", "83"));
  await bring(page, [later, earlier], file("two.yaml", MAPPING));

  await follow(page.getByRole("link", { name: "Yes: say what the columns are" }));
  await page.getByText("The names of 2 files do not tell which year it is").waitFor();
  const asked = new URL(page.url()).pathname;
  const forms = [DESK, DESK_DARK, PHONE, NARROW];
  const tasks = [asked, inSpanish(asked)].map((address) => ({ address, forms }));
  expect((await checkPages(await openBrowser(), site.url, tasks)).faults).toEqual([]);
  await follow(button("See what would be stored"));
  const alert = page.getByRole("alert");
  expect(await alert.textContent()).toContain("a download.csv: say which year or part it is, or leave it out.");
  await page.getByLabel("a download.csv").selectOption({ label: "spring 2025 (as in report-2025.csv)" });
  await page.getByLabel("b download.csv").selectOption({ label: "spring 2025 (as in report-2025.csv)" });
  await follow(button("See what would be stored"));
  expect(await alert.textContent()).toContain("b download.csv: a download.csv is said to be the same.");
  await page.getByLabel("b download.csv").selectOption({ label: "spring 2024 (as in report-2024.csv)" });
  await follow(button("See what would be stored"));
  await done(page);

  await page.getByRole("heading", { name: "The dry run: 3 schools fit, no row is refused" }).waitFor();
  expect(await page.getByRole("listitem").filter({ hasText: "is read as" }).allTextContents()).toEqual([
    "b download.csv is read as spring 2024.",
    "a download.csv is read as spring 2025.",
  ]);
  await follow(page.getByRole("link", { name: "Change which file is which" })); // and back: what was said is kept
  expect(await page.getByLabel("a download.csv").inputValue()).toBe("b");
  await follow(button("See what would be stored"));
  await done(page);
  expect(await page.locator(".import-know").textContent()).toContain("Records: nothing is enteredElm School S11");
  expect(await stored()).toEqual([]);
  await follow(button("Import 3 schools"));
  await done(page);
  await page.getByRole("heading", { name: "3 schools stored, none refused" }).waitFor();
  expect(await stored()).toEqual([
    "2024 S0 81",
    "2024 S1 null",
    "2024 S2 83",
    "2025 S0 91",
    "2025 S1 92",
    "2025 S2 93",
  ]);

  // the later year is taken back alone, and brought again under the mapping that was used here
  await follow(page.getByRole("link", { name: "Undo one of the 2 rounds" }));
  await follow(page.getByRole("row", { name: /a download\.csv/ }).getByRole("link", { name: /Undo this import/ }));
  await follow(button("Undo this import"));
  expect(await stored()).toEqual(["2024 S0 81", "2024 S1 null", "2024 S2 83"]);
  await bring(page, [file("report-2025.csv", rows("95", "96", "97"))]);
  await follow(page.getByRole("link", { name: "Yes: say what the columns are" }));
  await follow(button("Use this mapping"));
  expect(await page.getByLabel("report-2025.csv").inputValue()).toBe("b"); // its name tells
  await follow(button("See what would be stored"));
  await done(page);
  await follow(button("Import 3 schools"));
  await done(page);
  expect(await stored()).toContain("2025 S0 95");
  expect(await stored()).toContain("2024 S0 81");
  await context.close();
});
