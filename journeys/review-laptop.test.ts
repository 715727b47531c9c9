import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkPages, DESK, DESK_DARK, inSpanish, NARROW, PAPER, PHONE, PHONE_DARK } from "./axe.ts";
import { addMapleAndOak, closeBrowser, follow, openBrowser, startSite, type TestSite } from "./browser.ts";

const REVIEWS = "/at/maple/oak/reviews";
let site: TestSite;

beforeAll(async () => {
  site = await startSite();
  await addMapleAndOak(site);
});
afterAll(async () => {
  await closeBrowser();
  await site.close();
});

async function laptop(javaScriptEnabled: boolean): Promise<Page> {
  const context = await (await openBrowser()).newContext({ javaScriptEnabled, viewport: { width: 1024, height: 768 } });
  return context.newPage();
}

/** Clicks the first that fits, and waits for the page it leads to. */
const press = (page: Page, first: string) => follow(page.locator(first).first());

/** One person answers; the page is left at "Thank you". */
async function answer(page: Page, level: string, seen: string) {
  await page.check(`input[name=answer][value="${level}"]`);
  await page.fill("#seen", seen);
  await press(page, "text=Send my answer");
  expect(await page.locator("h1").textContent()).toBe("Thank you. Pass it on");
}

/** Opens a review from the school's own page, as a team would. */
async function begin(page: Page, people: string) {
  await page.goto(`${site.url}/at/maple/oak`);
  await press(page, "text=Review an indicator with your team (45 min)");
  await press(page, "#first ~ ul a, section:has(#first) .ways a");
  await page.fill("#people", people);
  await press(page, "text=Open the review");
}

/** What a browser keeps in memory of a page that is left, `no-store` or not, and what a reset of it brings back. */
async function leftAsTyped(page: Page, level: string, seen: string) {
  await page.check(`input[name=answer][value="${level}"]`);
  await page.fill("#seen", seen);
  return page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    for (const form of document.forms) form.reset();
    return {
      seen: document.querySelector<HTMLTextAreaElement>("#seen")?.value,
      chosen: document.querySelectorAll("input[name=answer]:checked").length,
    };
  });
}

async function agree(page: Page, level: string) {
  await page.check(`input[name=answer][value="${level}"]`);
  await page.fill("#reasons", "Two students in grade 7 said why in their own words.");
  await page.fill("#signed", "Grade 7 team");
  await press(page, "text=We agree: close the record");
}

test("six people pass one laptop round without JavaScript: a reload in the middle, one leaves, and the level stands with its dots", async () => {
  const page = await laptop(false);
  await begin(page, "7"); // the seventh has to leave
  expect(await page.locator("h1").textContent()).toBe("A shared Why comes first");
  await press(page, "text=Answer in private on this laptop");
  const levels = ["1", "2", "2", "2", "3", "cannot-tell"];
  for (const [i, level] of levels.entries()) {
    if (i === 2) await page.reload(); // a form that was loaded again is the same form
    await answer(page, level, level === "cannot-tell" ? "" : `heron ${i} over the lake`);
    expect(await page.content()).not.toContain("heron");
    if (i === 3) {
      await page.reload(); // "Thank you" that was loaded again counts nobody twice
      expect(await page.locator("[role=status]").textContent()).toBe("4 of 7 have placed.");
      await page.goBack();
      expect(await page.content()).not.toContain("heron");
      expect(await page.locator("input:checked").count()).toBe(0);
      await page.goto(`${site.url}${REVIEWS}`);
      await press(page, "#open ~ ul a, section:has(#open) a");
      await press(page, "text=Answer in private on this laptop");
    } else if (i < levels.length - 1) await press(page, "text=Next person");
  }
  expect(await page.locator("[role=status]").textContent()).toBe("6 of 7 have placed.");
  await press(page, "button:has-text('All have placed: see the spread')");
  expect(await page.locator(".dots .pile i").count()).toBe(6);
  expect(await page.locator("ul.seen li").count()).toBe(5);
  await page.check("input[name='for-0'][value='1']");
  await press(page, "text=Keep it and stop for now");
  await page.goto(`${site.url}${REVIEWS}`); // tomorrow
  await press(page, "section:has(#open) a");
  expect(await page.locator("input[name='for-0'][value='1']").isChecked()).toBe(true);
  await press(page, "text=Keep it and agree on a level");
  await press(page, "text=We agree: close the record");
  expect(await page.locator("[role=alert]").textContent()).toContain("3 things are missing or wrong.");
  expect(await page.locator("[role=alert]:focus").count()).toBe(1); // the browser goes there, without a script
  await agree(page, "2");
  expect(await page.locator("#agreed").textContent()).toBe("Agreed: Level 2 of 4, Emerging");
  await press(page, "text=Oak School: everything known");
  expect(await page.locator("section:has(> #reviewed)").textContent()).toContain("self-review, 6 people");
  await press(page, "p.row >> text=Next steps");
  expect(await page.locator(".steps > li").first().textContent()).toContain("agreed in a self-review");
  await page.context().close();
});

test("with JavaScript, Back shows nobody else's answer either; the same team reviews again and sees what changed", async () => {
  const page = await laptop(true);
  await page.goto(`${site.url}${REVIEWS}`);
  await press(page, "section:has(#agreed) .gaps a");
  await press(page, "text=Review again");
  await press(page, "text=Open the review");
  await press(page, "text=Answer in private on this laptop");
  expect(await leftAsTyped(page, "3", "an owl that was never sent")).toEqual({ seen: "", chosen: 0 });
  await page.fill("#seen", "an owl without a level");
  await press(page, "text=Send my answer"); // a mistake: the page comes with what was typed
  expect(await page.locator(".wrong").count()).toBeGreaterThan(0);
  expect(await page.inputValue("#seen")).toBe("an owl without a level");
  expect(await leftAsTyped(page, "3", "an owl without a level")).toEqual({ seen: "", chosen: 0 });
  await answer(page, "3", "an owl by the gym");
  for (let back = 0; back < 3; back++) {
    await page.goBack();
    const typed = await page.evaluate(() =>
      [...document.querySelectorAll("textarea")].map((field) => field.value).join(),
    );
    expect(typed).not.toContain("owl");
    expect(await page.locator("input[name=answer]:checked").count()).toBe(0);
  }
  await page.goto(`${site.url}${REVIEWS}`);
  await press(page, "section:has(#open) a");
  await press(page, "text=Answer in private on this laptop");
  await answer(page, "4", "another owl");
  await press(page, "button:has-text('All have placed: look together')");
  const text = await page.locator("main").textContent();
  expect(text).toContain("2 people: the spread is shown from 5 people on");
  expect(text).toContain("Then: Level 2 of 4, Emerging. Now: not agreed yet.");
  expect(text).toMatch(/heron \d over the lake/); // what was seen then
  await press(page, "text=Keep it and agree on a level");
  await agree(page, "3");
  expect(await page.locator("section:has(> #changed)").textContent()).toContain(
    "Then: Level 2 of 4, Emerging. Now: Level 3 of 4, Established.",
  );
  await page.context().close();
});

test("a condition is checked without JavaScript, and its status stands for next steps", async () => {
  const page = await laptop(false);
  await page.goto(`${site.url}${REVIEWS}`);
  await press(page, "text=Check a condition");
  await press(page, "text=Team time inside the paid day");
  await press(page, "text=Open the review");
  await press(page, "text=Answer in private on this laptop");
  await answer(page, "absent", "The master schedule has no common slot");
  await press(page, "button:has-text('All have placed: look together')");
  await press(page, "text=Go on: agree on an answer");
  await agree(page, "absent");
  expect(await page.locator("#agreed").textContent()).toBe("Agreed: absent");
  await page.goto(`${site.url}/at/maple/oak/next-steps`);
  expect(await page.locator("main").textContent()).toContain(
    "Team time inside the paid day: absent, agreed in a self-review",
  );
  await page.context().close();
});

test("axe finds nothing on these pages, wide and narrow, by night and on paper, in both languages, and they fit at 320 px", async () => {
  const open = await Promise.all(
    ["indicator:change-test-small", "condition:ai-use-rules"].map(async (about) => {
      const made = await site.post(`${REVIEWS}/new`, { about, sent: crypto.randomUUID(), way: "laptop", people: "6" });
      return made.headers.get("location") ?? "";
    }),
  );
  const [placing = "", looking = ""] = open;
  for (const level of ["present", "partly", "partly", "absent", "not-known"])
    await site.post(`${looking}/place`, { sent: crypto.randomUUID(), answer: level, seen: "A page of the policy" });
  await site.post(looking, { do: "close" });
  const agreed = await site.db.selectFrom("reviews").select("id").where("phase", "=", "agreed").execute();
  const pages = [
    REVIEWS,
    `${REVIEWS}/new?kind=indicator`,
    `${REVIEWS}/new?kind=condition`,
    `${REVIEWS}/new?about=indicator:purpose-shared-why`,
    placing,
    `${placing}/place?n=12345678-1234`,
    `${placing}/paper`,
    `${looking}/look`,
    `${looking}/agree`,
    ...agreed.map(({ id }) => `${REVIEWS}/${id}`),
    "/at/maple/oak",
  ];
  const { faults } = await checkPages(await openBrowser(), site.url, [
    ...pages.map((address) => ({ address, forms: [DESK, PHONE_DARK] })),
    ...pages.map((address) => ({ address: inSpanish(address), forms: [NARROW] })),
    ...agreed.map(({ id }) => ({ address: inSpanish(`${REVIEWS}/${id}`), forms: [DESK_DARK, PHONE, PAPER] })),
  ]);
  expect(faults).toEqual([]);
});
