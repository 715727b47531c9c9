// /claims/:id/findings.csv — the findings for, against and around a claim: the rows of findings.csv, each with its stance
import { csv, type Table } from "../../../domain/publish/tables/column.ts";
import { findings } from "../../../domain/publish/tables/findings.ts";
import { data, NotFound } from "../../page.tsx";

export const claimFindings = data("/claims/:id/findings.csv", ({ commons, params, site }) => {
  const claim = commons.get("claims", params.id);
  if (!claim) throw new NotFound();
  const cited: readonly { study: string; finding: string; stance?: string }[] =
    claim.kind === "finding" ? claim.support : claim.nearest;
  const stances = new Map(cited.map(({ study, finding, stance }) => [`${study}#${finding}`, stance ?? "nearest"]));
  const id = findings.columns.find(({ name }) => name === "id");
  const stanceOf = (row: unknown) => stances.get(String(id?.of(row)));
  const table: Table = {
    name: `${claim.id}-findings`,
    about: findings.about,
    columns: [
      { name: "stance", type: "word", means: "What the finding says of the claim.", of: stanceOf },
      ...findings.columns,
    ],
    rows: (all, address) => findings.rows(all, address).filter((row) => stanceOf(row) !== undefined),
  };
  return { type: "text/csv; charset=utf-8", body: csv(table, commons, site), name: `innodopt-${table.name}.csv` };
});
