/** What every journey needs: the site on a port of its own with a database of its own, and one browser. */
import type { Browser } from "playwright-core";
import { testDatabase } from "../db/testing.ts";
import { commonsFrom, loadRecords } from "../domain/commons/commons.store.ts";
import { createSite, listen } from "../web/server.ts";
import { launch } from "./chromium.ts";

export type TestSite = Awaited<ReturnType<typeof startSite>>;

/** The site, with the whole corpus, at `url`. Journeys speak to it over HTTP; `db` is for what a command would have stored before. */
export async function startSite() {
  const database = await testDatabase();
  await loadRecords(database.db, "corpus");
  const site = createSite({ db: database.db, commons: await commonsFrom(database.db) });
  const listening = await listen(site, 0);
  const url = `http://localhost:${listening.port}`;
  return {
    url,
    db: database.db,
    /** Sends a form as a browser would from a page of the site. Redirects are not followed. */
    post: (path: string, form: Record<string, string>) =>
      fetch(url + path, {
        method: "POST",
        body: new URLSearchParams(form),
        headers: { origin: url },
        redirect: "manual",
      }),
    close: async () => {
      await listening.close();
      await database.close();
    },
  };
}

let browser: Promise<Browser> | undefined;
/** One browser per test file, closed by `closeBrowser` in afterAll. */
export const openBrowser = (): Promise<Browser> => (browser ??= launch());
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}
