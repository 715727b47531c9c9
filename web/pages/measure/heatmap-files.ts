/** /at/:root/heatmap.csv, .json, .codebook.csv, and the same of a district under the root: everything its heatmap can show. */
import { heatmapAt } from "../../../domain/measure/heatmap.store.ts";
import { EVERY } from "../../../domain/measure/heatmap.ts";
import { heatmapTake } from "../../../domain/publish/take-heatmap.ts";
import { type Ctx, type DataRoute, NotFound } from "../../page.tsx";
import { takeFiles } from "../take/files.ts";
import { readChoice } from "./heatmap-choice.tsx";

/** Before the pages, whose :place would take the root's address. */
export const heatmapFileRoutes: readonly DataRoute[] = [
  ...takeFiles("/at/:root/:place/heatmap", (ctx) => taken(ctx, ctx.params.root, ctx.params.place)),
  ...takeFiles("/at/:root/heatmap", (ctx) => taken(ctx, ctx.params.root, ctx.params.root)),
];

async function taken({ db, query, site }: Ctx, root: string, place: string) {
  const choice = readChoice(query);
  const found = await heatmapAt(db, root, place, { ...choice, family: choice.family ?? EVERY });
  if (!found) throw new NotFound();
  return heatmapTake(found.heat, found.summary, site);
}
