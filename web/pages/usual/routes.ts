/** Reference distributions: is this number usual? */

import { usualTake } from "../../../domain/publish/usual-take.ts";
import { type DataRoute, NotFound } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { takeFiles } from "../take/files.ts";
import { PATH, usualAt } from "./usual.tsx";

export { usualPage } from "./usual.tsx";

/** …/distribution.csv, .json, .codebook.csv */
export const usualFiles: readonly DataRoute[] = takeFiles(`${PATH}/distribution`, async (ctx) => {
  const { place, usual } = await usualAt(ctx);
  if ("why" in usual) throw new NotFound();
  const { measure, round, version, method } = usual;
  return {
    take: usualTake(usual),
    about: {
      measure: measure.id,
      title: measure.title,
      source: measure.source,
      round,
      version,
      method: `@innodopt/stats ${method}`,
      root: place.root,
      page: `${ctx.site}${addressAt(place)}/measures/${encodeURIComponent(measure.id)}`,
    },
  };
});
