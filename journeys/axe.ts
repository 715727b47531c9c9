/** What axe finds on pages, and whether they fit their window, in the forms in which people read them. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A form of a page: how wide its window is, by day or night, or on paper. `fit`: only whether it fits is looked at. */
export type Form = { name: string; width: number; height: number; dark?: boolean; print?: boolean; fit?: boolean };

export const DESK: Form = { name: "1280 light", width: 1280, height: 800 };
export const DESK_DARK: Form = { name: "1280 dark", width: 1280, height: 800, dark: true };
export const PHONE: Form = { name: "390 light", width: 390, height: 844 };
export const PHONE_DARK: Form = { name: "390 dark", width: 390, height: 844, dark: true };
export const PAPER: Form = { name: "letter paper", width: 816, height: 1056, print: true };
export const NARROW: Form = { name: "320", width: 320, height: 640, fit: true };
/** A window of 1280 px at 200 % has 640 CSS px. */
export const ZOOMED: Form = { name: "1280 at 200 %", width: 640, height: 400, fit: true };

/** What is wrong: `rule` is axe's, or "answer" or "sideways". */
export type Fault = { address: string; form: string; rule: string; target: string; says: string };
export type Checked = { faults: Fault[]; pages: number; checks: number };

/** Pages and their forms: each page is opened once, and its forms are looked at one after the other. */
export type Task = { address: string; forms: readonly Form[] };

/** A browser's context in whose pages axe stands ready. */
export async function withAxe(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext();
  await context.addInitScript(axe);
  return context;
}

/**
 * Looks at every page in a few tabs at once. WCAG 2.2 A and AA, and axe's best practices.
 * @param done  told after each page how many are done
 */
export async function checkPages(
  browser: Browser,
  site: string,
  tasks: readonly Task[],
  { tabs = 3, done = () => {} }: { tabs?: number; done?: (pages: number) => void } = {},
): Promise<Checked> {
  const context = await withAxe(browser);
  const checked: Checked = { faults: [], pages: 0, checks: 0 };
  const queue = [...tasks].reverse();
  const tab = async () => {
    const page = await context.newPage();
    for (let task = queue.pop(); task !== undefined; task = queue.pop()) {
      checked.faults.push(...(await check(page, site, task)));
      checked.pages += 1;
      checked.checks += task.forms.length;
      done(checked.pages);
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: tabs }, tab));
  await context.close();
  return checked;
}

async function check(page: Page, site: string, { address, forms }: Task): Promise<Fault[]> {
  const [first = DESK] = forms;
  await wear(page, first);
  const status = (await page.goto(site + address))?.status();
  if (status === 200) return checkHere(page, address, forms);
  return [{ address, form: first.name, rule: "answer", target: "", says: `answered ${status}` }];
}

/**
 * Looks at the page as it stands there, for pages that come from a form; the browser's context has had `withAxe`.
 * @param address  what the page is called in a fault
 */
export async function checkHere(page: Page, address: string, forms: readonly Form[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const [i, form] of forms.entries()) {
    const fault = (rule: string, target: string, says: string) =>
      faults.push({ address, form: form.name, rule, target, says });
    await wear(page, form);
    if (!form.fit) {
      // stylesheets are fetched for rules about them once a page: they are the same in every form
      const options = `{ resultTypes: ['violations'], preload: ${i === 0} }`;
      const { violations } = (await page.evaluate(`axe.run(document, ${options})`)) as AxeResults;
      for (const { id, nodes } of violations)
        for (const { target, failureSummary = "" } of nodes.slice(0, 3)) fault(id, String(target), failureSummary);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) fault("sideways", "html", `wider than the window by ${wide} px`);
  }
  return faults;
}

async function wear(page: Page, { width, height, dark = false, print = false }: Form): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ media: print ? "print" : "screen", colorScheme: dark ? "dark" : "light" });
}

/** The address of an English page in Spanish. */
export const inSpanish = (address: string): string => (address === "/" ? "/es" : `/es${address}`);
