import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import { groupById } from "../people/membership.store.ts";
import type { Group } from "../people/membership.ts";
import { type Common, commonAmong, type Member, membersOn } from "./cohort.ts";
import { type Summary, summaryOf } from "./summary.store.ts";

type Row = {
  root: string;
  place: string;
  group: string;
  since: string;
  until: string | null;
  parent: string | null;
  kind: "district" | "school" | "team";
  name: string;
  gradeSpan: string | null;
  rootName: string;
  madeUp: boolean;
};

/** One group with its places and what they have in common; null where there is none. `today`: 'YYYY-MM-DD'. */
export async function cohortAt(
  db: Db,
  id: string,
  today: string,
): Promise<{ group: Group; members: Member[]; common: Common[] } | null> {
  const [group, rows] = await Promise.all([
    groupById(db, id),
    sql<Row>`
      select m.root_id as root, m.place_id as place, m.group_id as "group", m.since::text, m.until::text,
             p.parent_id as parent, p.kind, p.name, p.grade_span as "gradeSpan", r.name as "rootName",
             exists (select from samples s where s.root_id = m.root_id and s.removed_at is null) as "madeUp"
      from memberships m
        join places p on p.root_id = m.root_id and p.id = m.place_id
        join places r on r.root_id = m.root_id and r.id = m.root_id
      where m.group_id = ${id}`.execute(db),
  ]);
  if (group === null) return null;
  const members = membersOn(
    today,
    rows.rows.map(({ parent, kind, name, gradeSpan, ...row }) => ({
      ...row,
      where: { root: row.root, id: row.place, parent, kind, name, gradeSpan, state: null },
    })),
  );
  const summaries = new Map<string, Summary>();
  for (const root of new Set(members.filter(({ now }) => now).map(({ root }) => root))) {
    summaries.set(root, await summaryOf(db, root));
  }
  return { group, members, common: commonAmong(members, summaries) };
}
