/** /at/:root/together.csv, .json, .codebook.csv: every school that shows both, with its two numbers. */
import { besideEachOther } from "../../../domain/measure/beside.ts";
import { summaryOf } from "../../../domain/measure/summary.store.ts";
import { placeById } from "../../../domain/people/place.store.ts";
import { besideTake } from "../../../domain/publish/take-beside.ts";
import { type DataRoute, NotFound } from "../../page.tsx";
import { takeFiles } from "../take/files.ts";

/** Before the pages, whose :place would take the address. */
export const besideFileRoutes: readonly DataRoute[] = takeFiles(
  "/at/:root/together",
  async ({ db, params, query, site }) => {
    const place = await placeById(db, params.root, params.root);
    if (!place) throw new NotFound();
    const summary = await summaryOf(db, place.root);
    const beside = besideEachOther(summary, query.get("score") ?? "", query.get("outcome") ?? "");
    if (!beside) throw new NotFound();
    return besideTake(place.root, beside, summary, site);
  },
);
