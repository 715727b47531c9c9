/** A principal brings a survey in, with a mistake in one row: preview, mapping, dry run, import, the corrected row alone, undo. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { checkPages, DESK, DESK_DARK, inSpanish, NARROW, PAPER, PHONE } from "./axe.ts";
import { closeBrowser, follow, openBrowser, startSite, type TestSite } from "./browser.ts";

const NYC = fileURLToPath(new URL("../../shared/data/nyc-schools-2011/survey_all.txt", import.meta.url));
const MADE_UP = readFileSync(new URL("../examples/made-up-district/survey.csv", import.meta.url), "utf8");

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
afterEach(async () => {
  for (const { root_id, id } of await site.db
    .selectFrom("imports")
    .select(["root_id", "id"])
    .orderBy("made_at", "desc")
    .execute())
    await site.command("undo-import", root_id, id);
});

/** The survey of the made-up district; in one row a letter stands in a column of numbers (line 6, M05). */
function withAMistake(): string {
  const path = join(folder, "survey.csv");
  const wrong = MADE_UP.replace(",18,51,35.3,", ",18,5l,35.3,");
  expect(wrong).not.toBe(MADE_UP);
  writeFileSync(path, wrong);
  return path;
}

const values = async () => (await site.db.selectFrom("measure_values").select("place_id").execute()).length;
const places = async () =>
  (await site.db.selectFrom("places").select("id").where("kind", "=", "school").execute()).length;

async function choose(page: Page, path: string, field = "#file") {
  await page.setInputFiles(field, path);
  await follow(page.getByRole("button", { name: "Read the file" }));
}

describe.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("%s", (_, javaScriptEnabled) => {
  test("preview, proposed mapping, dry run, import, the corrected row alone, undo", async () => {
    const context = await (await openBrowser()).newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${site.url}/import`);
    await choose(page, withAMistake());

    await looked(page, "Is this your file?");
    expect(await page.locator(".facts").textContent()).toContain("67 columns, 24 rows");
    expect(await page.locator("main").textContent()).toContain("Dogwood Elementary School");
    await follow(page.getByRole("link", { name: "Yes: say what the columns are" }));
    expect(await page.locator("main").textContent()).toContain("67 of its 67 columns are in your file");
    await follow(page.getByRole("button", { name: "Use this mapping" }));
    await follow(page.getByRole("button", { name: "See what would be stored" }));

    await looked(page, "The dry run: 23 schools fit, 1 row is refused");
    const stop = await page.locator(".notice.stop").textContent();
    expect(stop).toContain("Line 6, school M05, Elm Elementary School:");
    expect(stop).toContain("column “eligible_t”: “5l” is not a number.");
    expect(await values()).toBe(0);

    // Reloading, going back and coming tomorrow: the draft is at its address
    const address = page.url();
    await page.goto(`${site.url}/import`);
    await follow(page.getByRole("link", { name: "survey.csv" }));
    expect(page.url()).toBe(address);

    await follow(page.getByRole("button", { name: "Import 23 schools" }));
    await looked(page, "23 schools stored, 1 row refused");
    expect(await places()).toBe(23);
    const [made] = await site.db.selectFrom("imports").select("files").execute();
    expect(made?.files.map(({ name }) => name)).toEqual(["survey.csv"]);
    const before = await values();

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: /refused row of survey.csv/ }).click(),
    ]);
    const refused = readFileSync(await download.path(), "utf8");
    expect(refused.split("\n")).toHaveLength(3); // header, one row, the end
    expect(refused).toContain('eligible_t: ""5l"" is not a number.');
    const corrected = join(folder, "corrected.csv");
    writeFileSync(corrected, refused.replace(",5l,", ",51,"));
    await choose(page, corrected);
    await looked(page, "Is this your file?");
    await follow(page.getByRole("link", { name: "Yes: see what would be stored" }));
    await follow(page.getByRole("button", { name: "Run the dry run" }));
    await looked(page, "The dry run: one school fits, no row is refused");
    await follow(page.getByRole("button", { name: "Import 1 school" }));
    await looked(page, "1 school stored, none refused");
    expect(await places()).toBe(24);
    expect(await values()).toBe((before / 23) * 24);

    await follow(page.getByRole("link", { name: "Undo this import" }));
    await follow(page.getByRole("button", { name: "Undo this import" }));
    expect(await page.getByRole("status").textContent()).toContain("Taken back: A made-up school survey, 2012");
    expect(await places()).toBe(23);
    expect(await values()).toBe(before);
    await context.close();
  });
});

/** Waits for the page with this heading while the work goes on: by hand where no script looks again. */
async function looked(page: Page, heading: string) {
  const found = page.getByRole("heading", { name: heading });
  if (await page.evaluate(() => matchMedia("(scripting: enabled)").matches)) {
    await found.waitFor();
    return page.waitForLoadState();
  }
  const again = page.getByRole("link", { name: /Look again|Mirar de nuevo/ });
  while ((await again.count()) > 0) await follow(again);
  expect(await found.count()).toBe(1);
}

test("a mapping is built by choosing, in Spanish, on a phone", async () => {
  const context = await (await openBrowser()).newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 800 },
  });
  const page = await context.newPage();
  const path = join(folder, "Nuestra encuesta 2026.csv");
  writeFileSync(
    path,
    "codigo,school,trust_t,n_t,lunch_pct\nE1,Escuela Uno,7.5,31,40.5\nE2,Escuela Dos,6.1,s,50\nE3,Escuela Tres,NA,22,61\n",
  );
  await page.goto(`${site.url}/es/import`);
  await page.setInputFiles("#file", path);
  await follow(page.getByRole("button", { name: "Leer el archivo" }));
  await looked(page, "¿Es este su archivo?");
  await follow(page.getByRole("link", { name: "Sí: decir qué son las columnas" }));
  await follow(page.getByRole("link", { name: "Hacer una correspondencia" }));
  expect(await page.getByLabel("Columna con el id de la escuela").inputValue()).toBe("codigo");
  await follow(page.getByRole("button", { name: "Seguir con las columnas" }));
  expect(await page.getByRole("alert").textContent()).toContain("El distrito no tiene nombre");
  await page.getByLabel("Nombre del distrito nuevo").fill("Distrito de Prueba");
  await page.locator("#n-teacher").selectOption("n_t");
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  await follow(page.getByRole("button", { name: "Seguir con las columnas" }));
  expect(await page.locator("fieldset legend").allTextContents()).toEqual(["trust_t", "lunch_pct"]);
  expect(await page.locator("#k2").inputValue()).toBe("score");
  expect(await page.locator("#k4").inputValue()).toBe("percent");
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  await follow(page.getByRole("button", { name: "Guardar estas y ver la correspondencia" }));
  await follow(page.getByRole("button", { name: "Ver qué se guardaría" }));
  await looked(page, "El ensayo: 3 escuelas encajan, ninguna fila rechazada");
  await follow(page.getByRole("button", { name: "Importar 3 escuelas" }));
  await looked(page, "3 escuelas guardadas, ninguna fila rechazada");
  const stored = await site.db
    .selectFrom("measure_values")
    .select(["place_id", "measure_id", "state", "value", "n"])
    .orderBy("place_id")
    .orderBy("measure_id")
    .execute();
  expect(stored).toMatchObject([
    { place_id: "E1", measure_id: "nuestra-encuesta-2026:lunch_pct", value: 40.5 },
    { place_id: "E1", measure_id: "nuestra-encuesta-2026:trust_t", value: 7.5, n: 31 },
    { place_id: "E2", state: "value" },
    { place_id: "E2", state: "suppressed", n: null },
    { place_id: "E3", state: "value" },
    { place_id: "E3", state: "missing", value: null },
  ]);
  await context.close();
});

test.skipIf(!existsSync(NYC))(
  "New York City's survey proposes its mapping; the dry run says 454 and 1 (skipped where ../shared/data/nyc-schools-2011 is not there)",
  async () => {
    const context = await (await openBrowser()).newContext();
    const page = await context.newPage();
    await page.goto(`${site.url}/import`);
    await choose(page, NYC);
    await looked(page, "Is this your file?");
    expect(await page.locator("main").textContent()).toContain(
      "Line 456, 09X404: the row stops after 668 of 1,942 fields.",
    );
    await follow(page.getByRole("link", { name: "Yes: say what the columns are" }));
    expect(await page.locator(".choices label").first().textContent()).toContain("NYC School Survey 2011");
    await follow(page.getByRole("button", { name: "Use this mapping" }));
    await follow(page.getByRole("button", { name: "See what would be stored" }));
    await looked(page, "The dry run: 454 schools fit, 1 row is refused");
    const main = await page.locator("main").textContent();
    expect(main).toContain(
      "Line 456, school 09X404, School for Excellence: the row stops after 668 of 1,942 fields. The file was cut off there.",
    );
    expect(main).toMatch(/Students were not askedP\.S\. 015 Roberto Clemente 01M015, .* 01M064 and 148 more153/);
    expect(main).toMatch(/Students: no result is given.+ 01M450, .+ 02M545, .+ 08X2693/);
    await page.getByRole("button", { name: "Import 454 schools" }).waitFor();
    await context.close();
  },
);
if (!existsSync(NYC))
  console.warn("Skipped: ../shared/data/nyc-schools-2011 is not there, so its dry run is not looked at.");

test("every step has nothing for axe to find and fits its window, in both languages, by day and night, on paper", async () => {
  const browser = await openBrowser();
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${site.url}/import`);
  await choose(page, withAMistake());
  await looked(page, "Is this your file?");
  const { pathname } = new URL(page.url());
  const at = (step: string) => pathname.replace("preview", step);
  const mistakes = async (addresses: readonly string[]) => {
    const forms = [DESK, DESK_DARK, PHONE, PAPER, NARROW];
    const tasks = addresses.flatMap((address) => [address, inSpanish(address)]).map((address) => ({ address, forms }));
    return (await checkPages(browser, site.url, tasks)).faults;
  };
  expect(await mistakes(["/import", at("preview"), at("mapping"), at("mapping/places")])).toEqual([]);
  await page.goto(`${site.url}${at("mapping/places")}`);
  await page.getByLabel("Name of the new district").fill("Test");
  await page.getByLabel("Round").fill("2012");
  await follow(page.getByRole("button", { name: "Go on to the columns" }));
  expect(page.url()).toContain("columns");
  expect(await mistakes([at("mapping/columns"), at("mapping/columns?from=20&all=1")])).toEqual([]);
  await page.goto(`${site.url}${at("mapping")}`);
  await follow(page.getByRole("button", { name: "Use this mapping" }));
  await follow(page.getByRole("button", { name: "See what would be stored" }));
  await looked(page, "The dry run: 23 schools fit, 1 row is refused");
  expect(await mistakes([at("mapping"), at("check"), at("check?columns=all")])).toEqual([]);
  await follow(page.getByRole("button", { name: "Import 23 schools" }));
  await looked(page, "23 schools stored, 1 row refused");
  const undo = await page.getByRole("link", { name: "Undo this import" }).getAttribute("href");
  expect(await mistakes([at("done"), undo ?? "", "/import"])).toEqual([]);
});

test("a file over 200 MB is refused with the command to use instead, over a real connection", async () => {
  const { port } = new URL(site.url);
  const head = { "content-type": "multipart/form-data; boundary=b", origin: site.url, host: `localhost:${port}` };
  const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sending = request(
      { host: "127.0.0.1", port, path: "/import", method: "POST", headers: head },
      async (got) => {
        let text = "";
        for await (const chunk of got) text += chunk;
        resolve({ status: got.statusCode ?? 0, text });
      },
    );
    sending.on("error", reject);
    const piece = Buffer.alloc(1_000_000, "7,8,9\n");
    Readable.from(
      (function* () {
        yield Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="large.csv"\r\n\r\n');
        for (let i = 0; i < 201; i++) yield piece;
        yield Buffer.from("\r\n--b--\r\n");
      })(),
    ).pipe(sending);
  });
  expect(answer.status).toBe(413);
  expect(answer.text).toContain("The file is larger than 200 MB");
  expect(answer.text).toContain("npm run -s innodopt -- import MAPPING.yaml FILE");
});
