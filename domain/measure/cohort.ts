/** What the places of a network, initiative, cohort or study have in common: public numbers alone. Pure. */
import { meanOf } from "@innodopt/stats";
import { isMemberOn, type Membership } from "../people/membership.ts";
import type { Place } from "../people/place.ts";
import { newestRound } from "./district.ts";
import type { Measure } from "./measure.ts";
import { byName } from "./reviewed.ts";
import type { Summary } from "./summary.store.ts";
import { TREND_MINIMUM } from "./trend.ts";

export type Member = Membership & { where: Place; rootName: string; madeUp: boolean; now: boolean };

/** A measure that its publisher shows anyway, in its newest round, over the places that are in the group today. */
export type Common = {
  measure: Measure;
  round: string;
  n: number; // places that show it
  mean: { value: number; low: number | null; high: number | null } | null; // null below TREND_MINIMUM places
};

/** Places by name; those that left after those that are in it. */
export function membersOn(day: string, members: readonly Omit<Member, "now">[]): Member[] {
  return members
    .map((member) => ({ ...member, now: isMemberOn(member, day) }))
    .sort((a, b) => Number(b.now) - Number(a.now) || byName(a.where, b.where) || (a.since < b.since ? -1 : 1));
}

/**
 * Membership gives no sight of data. What is summed up here is public: the mapping says so (`public`), and disclosure shows it.
 *
 * @param summaries  of the roots of the members, by root
 */
export function commonAmong(members: readonly Member[], summaries: ReadonlyMap<string, Summary>): Common[] {
  const found = new Map<string, { measure: Measure; round: string; values: number[] }>();
  for (const { root, place, now } of new Map(
    members.map((member) => [`${member.root}\n${member.place}`, member]),
  ).values()) {
    const summary = summaries.get(root);
    if (!summary || !now) continue;
    for (const measure of summary.measures) {
      if (measure.public === null || measure.kind === "item" || measure.kind === "ordered") continue;
      const round = newestRound(summary, measure.id);
      const value = round === null ? undefined : summary.column(measure.id, round).get(place);
      if (round === null || value === undefined) continue;
      // two roots may use one name for two things
      const key = JSON.stringify([measure.id, measure.kind, measure.low, measure.high, measure.title.en, round]);
      const one = found.get(key) ?? { measure, round, values: [] };
      found.set(key, one);
      one.values.push(value);
    }
  }
  return [...found.values()]
    .filter(({ values }) => values.length > 1)
    .map(({ measure, round, values }) => {
      const mean = values.length < TREND_MINIMUM ? null : meanOf(values);
      return { measure, round, n: values.length, mean: mean && { value: mean.value, ...inside(measure, mean) } };
    });
}

/** A range is held inside the measure's scale, as that of a mean of answers is. */
function inside({ kind, low, high }: Measure, mean: { low: number | null; high: number | null }) {
  const [least, most] = kind === "percent" ? [0, 100] : [low, high];
  return {
    low: mean.low === null ? null : Math.max(mean.low, least ?? mean.low),
    high: mean.high === null ? null : Math.min(mean.high, most ?? mean.high),
  };
}
