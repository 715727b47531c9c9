/** The rows of the evidence map as a reader looks for them: indicators by element, then conditions by who sets them. Pure. */
import { elements } from "../../../corpus/index.ts";
import { type Commons, titleOf } from "../../../domain/commons/commons.ts";
import type { EvidenceMap, MapRow } from "../../../domain/commons/evidence-map.ts";

export const LEVELS = ["school", "district", "state", "federal"] as const;

/** `name` is an element or a level; `kind` says which. Groups without rows are left out; rows go by title. */
export type RowGroup = { kind: MapRow["kind"]; name: string; rows: MapRow[] };

export function groupsOf(map: EvidenceMap, commons: Commons, lang: "en" | "es"): RowGroup[] {
  const title = ({ kind, id }: MapRow) => titleOf(commons, kind, id, lang).text;
  const collator = new Intl.Collator(lang);
  const group = (kind: MapRow["kind"], name: string): RowGroup => ({
    kind,
    name,
    rows: map.rows
      .filter((row) => row.kind === kind && nameOf(commons, row) === name)
      .sort((a, b) => collator.compare(title(a), title(b))),
  });
  return [
    ...elements.map((name) => group("indicators", name)),
    ...LEVELS.map((name) => group("conditions", name)),
  ].filter(({ rows }) => rows.length > 0);
}

function nameOf(commons: Commons, { kind, id }: MapRow): string | undefined {
  return kind === "indicators" ? commons.get(kind, id)?.element : commons.get(kind, id)?.level;
}
