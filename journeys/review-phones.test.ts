/** A self-review by phones in the room: the laptop on the main site, three phones on the meeting port, in real browsers. */
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkPages, DESK, DESK_DARK, NARROW, PHONE, PHONE_DARK } from "./axe.ts";
import { addMapleAndOak, closeBrowser, follow, openBrowser, startSite, type TestSite } from "./browser.ts";

let site: TestSite;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  site = await startSite("--meeting");
  await addMapleAndOak(site);
});
afterAll(async () => {
  await closeBrowser();
  await site.close();
});

async function device(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await (await openBrowser()).newContext({ viewport: { width: 390, height: 844 }, ...options });
  contexts.push(context);
  return context.newPage();
}

/** Opens a review for phones on the laptop; the address is the one the page shows. */
async function begin(laptop: Page, about: string, people: string): Promise<string> {
  await laptop.goto(`${site.url}/at/maple/oak/reviews/new?about=${about}`);
  await laptop.check('input[name=way][value="phones"]');
  await laptop.fill("#people", people);
  await follow(laptop.getByRole("button", { name: "Open the review" }));
  const code = (await laptop.locator(".phones .code").textContent()) ?? "";
  const shown = laptop.locator(".phones li b");
  const reached = (await shown.count()) > 0 ? await shown.first().textContent() : null;
  const address = reached ?? `http://127.0.0.1:${site.meeting?.port}/r/${code}`; // a machine without a network
  expect(address).toMatch(new RegExp(`^http://[^/]+:${site.meeting?.port}/r/${code}$`));
  return address;
}

async function place(phone: Page, answer: string, seen: string) {
  await phone.check(`input[name=answer][value="${answer}"]`);
  await phone.fill("#seen", seen);
  await follow(phone.locator("button.next"));
}

/** Two more people pass the laptop between them. */
async function placeOnLaptop(laptop: Page, answers: readonly string[]) {
  await follow(laptop.getByRole("link", { name: "Answer in private on this laptop" }));
  for (const [i, answer] of answers.entries()) {
    await laptop.check(`input[name=answer][value="${answer}"]`);
    await laptop.fill("#seen", `Laptop sentence ${i}`);
    await follow(laptop.getByRole("button", { name: "Send my answer" }));
    expect(await laptop.locator("h1").textContent()).toBe("Thank you. Pass it on");
    if (i < answers.length - 1) await follow(laptop.getByRole("link", { name: "Next person" }));
  }
}

const heading = (page: Page) => page.locator("h1").textContent();

test("two of three phones and two people on the laptop place: a reload in the middle, one leaves, and of four no spread is drawn", async () => {
  const laptop = await device({ viewport: { width: 1280, height: 800 } });
  const address = await begin(laptop, "indicator:purpose-shared-why", "5");
  const [ana, luz, leaves] = await Promise.all([
    device(),
    device({ javaScriptEnabled: false, locale: "es-MX" }),
    device({ viewport: { width: 320, height: 640 } }),
  ]);

  await ana.goto(address);
  const own = ana.url();
  expect(await ana.locator(".notice").textContent()).toContain("not encrypted");
  expect(await ana.locator("legend + label span").first().textContent()).toContain("people name a program, a grant");
  await ana.check('input[name=answer][value="3"]');
  await ana.fill("#seen", "Half a sen");
  await ana.reload();
  expect(ana.url()).toBe(own);
  expect(await ana.locator("#seen").inputValue()).toBe("");
  await place(ana, "3", "Ana saw it on Tuesday");
  expect(await heading(ana)).toBe("Thank you. Look up.");
  expect(await ana.locator("#waiting").textContent()).toBe("1 of 5 has placed.");

  // back, reload, forward: the answer does not come back, and nothing is sent twice
  for (const go of [() => ana.goBack(), () => ana.goForward(), () => ana.reload(), () => ana.goto(own)]) {
    await go();
    expect(await ana.content()).not.toContain("Ana saw it");
    if (await ana.locator("#seen").count()) expect(await ana.locator("#seen").inputValue()).toBe("");
    expect(await ana.locator("input:checked").count()).toBe(0);
  }
  expect(await heading(ana)).toBe("Thank you. Look up.");
  expect(await ana.context().cookies()).toEqual([]);

  // in Spanish, without JavaScript: a mistake beside its field, nothing typed is lost
  await luz.goto(address);
  expect(await heading(luz)).toBe("Primero, un porqué compartido");
  await luz.fill("#seen", "Lo dijo un estudiante");
  await follow(luz.getByRole("button", { name: "Enviar" }));
  expect(await luz.locator("#answer-wrong").textContent()).toBe("Elija una de las respuestas.");
  expect(await luz.locator("#seen").inputValue()).toBe("Lo dijo un estudiante");
  await luz.check('input[name=answer][value="2"]');
  await follow(luz.getByRole("button", { name: "Enviar" }));
  expect(await heading(luz)).toBe("Gracias. Levante la vista.");
  await luz.goto(address.toLowerCase()); // as somebody may type it

  // who leaves has sent nothing
  await leaves.goto(address);
  expect(await leaves.evaluate("document.documentElement.scrollWidth")).toBe(320);
  await leaves.fill("#seen", "Never sent");
  await leaves.context().close();

  await laptop.locator("#placed", { hasText: "2 of 5" }).waitFor(); // by itself
  await laptop.locator("#close button").waitFor(); // and with it the way on: nobody has to load the page again
  await ana.locator("#waiting", { hasText: "2 of 5 have placed." }).waitFor();
  await placeOnLaptop(laptop, ["2", "4"]);
  for (const told of ["Ana saw it", "Lo dijo", "Laptop sentence"]) expect(await laptop.content()).not.toContain(told);
  await follow(laptop.getByRole("button", { name: "All have placed: look together" }));
  const page = (await laptop.locator("main").textContent()) ?? "";
  expect(page).toContain("the spread is shown from 5 people on");
  expect(await laptop.locator(".spread svg, svg.spread, .strip svg").count()).toBe(0);
  const seen = await laptop.locator("ul.seen li").allTextContents();
  expect(seen.sort()).toEqual([
    "Ana saw it on Tuesday",
    "Laptop sentence 0",
    "Laptop sentence 1",
    "Lo dijo un estudiante",
  ]);

  await ana.getByRole("heading", { name: "The placing is over." }).waitFor(); // by itself
  await luz.reload();
  expect(await heading(luz)).toBe("Ya no se reciben respuestas.");
});

test("with five the spread is drawn; after the agreement the code leads nowhere", async () => {
  const laptop = await device({ viewport: { width: 1280, height: 800 } });
  const address = await begin(laptop, "indicator:purpose-shared-why", "5");
  const phones = await Promise.all([device(), device(), device({ javaScriptEnabled: false })]);
  await Promise.all(
    phones.map(async (phone, i) => {
      await phone.goto(address);
      await place(phone, String(i + 1), `Phone sentence ${i}`);
      expect(await heading(phone)).toBe("Thank you. Look up.");
    }),
  );
  await placeOnLaptop(laptop, ["2", "cannot-tell"]);
  await follow(laptop.getByRole("button", { name: "All have placed: see the spread" }));
  const page = (await laptop.locator("main").textContent()) ?? "";
  expect(page).toContain("2 of 4 who named a level chose level 2");
  expect(page).not.toContain("the spread is shown from 5 people on");

  const without = phones[2] as Page;
  await follow(without.getByRole("link", { name: "Look again" }));
  expect(await heading(without)).toBe("The placing is over.");

  await follow(laptop.getByRole("button", { name: "Agree on a level" }));
  await laptop.check('input[name=answer][value="2"]');
  await laptop.fill("#reasons", "Two students said why in their own words.");
  await laptop.fill("#signed", "Grade 7 team");
  await follow(laptop.getByRole("button", { name: "We agree: close the record" }));
  expect((await without.goto(address))?.status()).toBe(404);
  expect(await heading(without)).toBe("This address leads nowhere");
});

test("the phones' pages have nothing that axe finds, fit 320 px, and ask no other address", async () => {
  const laptop = await device({ viewport: { width: 1280, height: 800 } });
  const indicator = new URL(await begin(laptop, "indicator:purpose-shared-why", ""));
  const condition = new URL(await begin(laptop, "condition:grading-policy-fit", "9"));
  const asked: string[] = [];
  const phone = await device();
  phone.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const said: string[] = [];
  phone.on("console", (message) => said.push(message.text()));
  await phone.goto(condition.href);
  await phone.locator("label", { hasText: "Partly" }).waitFor();
  await place(phone, "not-known", "");
  const sent = phone.url();
  expect(new Set(asked)).toEqual(new Set([condition.pathname]));
  expect(said).toEqual([]);
  const forms = [PHONE, PHONE_DARK, DESK, DESK_DARK, NARROW];
  const tasks = [
    `${indicator.pathname}?n=number-1&lang=en`,
    `${indicator.pathname}?n=number-1&lang=es`,
    condition.pathname,
    sent.replace(indicator.origin, ""),
  ].map((address) => ({ address, forms }));
  const { faults } = await checkPages(await openBrowser(), indicator.origin, tasks);
  expect(faults).toEqual([]);
  const small = await phone.evaluate(() =>
    [...document.querySelectorAll("a, button, label:has(input)")]
      .filter((one) => one.getBoundingClientRect().height < 44)
      .map((one) => one.textContent),
  );
  expect(small).toEqual([]);
});
