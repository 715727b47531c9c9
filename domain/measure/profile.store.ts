import type { Db } from "../../db/connect.ts";
import { newestReadings } from "../collect/reading.store.ts";
import type { Commons } from "../commons/commons.ts";
import { type Disclosed, disclose } from "../people/disclosure.ts";
import { pathTo } from "../people/place.store.ts";
import { placeCells } from "./cells.store.ts";
import { rulesOf } from "./measure.ts";
import { type Profile, profileOf } from "./profile.ts";
import { type Summary, summaryOf } from "./summary.store.ts";

/** The profile of a place with the summary it rests on; null where there is no such place. */
export async function profileAt(
  db: Db,
  commons: Commons,
  root: string,
  id: string,
): Promise<{ profile: Profile; summary: Summary } | null> {
  const [path, { summary, own }, readings] = await Promise.all([
    pathTo(db, root, id),
    shownAt(db, root, id),
    newestReadings(db, root, id),
  ]);
  const place = path.at(-1);
  if (!place) return null;
  return { profile: profileOf(commons, summary, { place, path, own, readings }), summary };
}

/** Everything that may be shown of one place, single questions included, as it was decided for the root's summary. */
export async function shownAt(db: Db, root: string, id: string): Promise<{ own: Disclosed; summary: Summary }> {
  const sealed = await placeCells(db, root, id);
  const summary = await summaryOf(db, root); // after the rows, so that it is not older than they are
  return { summary, own: disclose(sealed, rulesOf(summary.measures), { decided: summary.shown }) };
}
