/** What the tests of these pages share: a site with one school, and a team that goes through a review by forms. */
import { fileURLToPath } from "node:url";
import { type TestDatabase, testDatabase } from "../../../db/testing.ts";
import { commonsFrom, loadRecords } from "../../../domain/commons/commons.store.ts";
import { addPlace } from "../../../domain/people/place.store.ts";
import type { Meeting } from "../../page.tsx";
import { createSite } from "../../server.ts";

export const REVIEWS = "/at/maple/oak/reviews";
export const WHY = "indicator:purpose-shared-why";

export type Answered = { status: number; html: string; text: string; to: string; headers: Headers };
export type Forms = Awaited<ReturnType<typeof startForms>>;

/** @param meeting  as the program has it when phones are let in */
export async function startForms({ meeting, now }: { meeting?: Meeting; now?: () => Date } = {}) {
  const database: TestDatabase = await testDatabase();
  const { db } = database;
  await loadRecords(db, fileURLToPath(new URL("../../../corpus", import.meta.url)));
  const plain = { root: "maple", state: null, gradeSpan: null };
  await addPlace(db, { ...plain, id: "maple", parent: null, kind: "district", name: "Maple" });
  await addPlace(db, { ...plain, id: "oak", parent: "maple", kind: "school", name: "Oak School" });
  const site = createSite({
    db,
    commons: await commonsFrom(db),
    ...(meeting ? { meeting } : {}),
    ...(now ? { now } : {}),
  });

  const read = async (answer: Response): Promise<Answered> => {
    const html = await answer.text();
    const to = answer.headers.get("location") ?? "";
    return { status: answer.status, html, text: words(html), to, headers: answer.headers };
  };
  const get = async (path: string) => read(await site.request(`http://localhost${path}`));
  const post = async (path: string, form: Record<string, string>) =>
    read(
      await site.request(`http://localhost${path}`, {
        method: "POST",
        headers: { origin: "http://localhost", host: "localhost", "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(form),
      }),
    );
  /** Opens a review; its address. */
  const open = async (form: Record<string, string> = {}) =>
    (await post(`${REVIEWS}/new`, { about: WHY, sent: crypto.randomUUID(), way: "laptop", people: "", ...form })).to;
  /** One after the other, each on a form of their own. */
  const placeAll = async (review: string, answers: readonly string[], seen = (i: number) => `sentence ${i}`) => {
    for (const [i, answer] of answers.entries())
      await post(`${review}/place`, { sent: crypto.randomUUID(), answer, seen: seen(i) });
  };
  /** A whole review; its address. */
  const reviewed = async (answers: readonly string[], agreed: Record<string, string>, opened = {}) => {
    const review = await open(opened);
    await placeAll(review, answers);
    await post(review, { do: "close" });
    await post(`${review}/agree`, { do: "agree", reasons: "Seen in May.", signed: "Grade 9 team", ...agreed });
    return review;
  };
  return { db, get, post, open, placeAll, reviewed, close: () => database.close() };
}

/** A page's words, without its elements. */
function words(html: string): string {
  return html
    .replace(/<[^>]+>/g, " ")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, " ");
}
