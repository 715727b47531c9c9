import type { Db } from "../../db/connect.ts";
import { newestReadings } from "../collect/reading.store.ts";
import type { Commons } from "../commons/commons.ts";
import { disclose } from "../people/disclosure.ts";
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
  const [path, summary, sealed, readings] = await Promise.all([
    pathTo(db, root, id),
    summaryOf(db, root),
    placeCells(db, root, id),
    newestReadings(db, root, id),
  ]);
  const place = path.at(-1);
  if (!place) return null;
  const own = disclose(sealed, rulesOf(summary.measures));
  return { profile: profileOf(commons, summary, { place, path, own, readings }), summary };
}
