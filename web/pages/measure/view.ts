import type { AgreedReview } from "../../../domain/collect/review.ts";
import type { Family, Item, Line } from "../../../domain/measure/family.ts";
import type { Profile } from "../../../domain/measure/profile.ts";
import type { Summary } from "../../../domain/measure/summary.store.ts";
import type { Membership } from "../../../domain/people/membership.ts";
import type { StepsAt } from "../decide/at.ts";

/** What the parts of a profile page share. */
export type View = {
  profile: Profile;
  summary: Summary;
  steps: StepsAt;
  memberships: readonly (Membership & { name: string })[]; // networks and cohorts
  reviews: readonly AgreedReview[]; // of the place itself, newest first
  beside: "all" | "similar"; // whose bands are drawn
  roundOf(of: Line | Item): string; // "spring 2011"
};

/** The families whose first measure belongs to a dimension. */
export function familiesIn(profile: Profile, dimension: Family["dimension"]): Family[] {
  return profile.families.filter((family) => family.dimension === dimension);
}

/** Where the questions that no score is made from stand on the page of questions. */
export const LOOSE = "others";

/** Where a family's questions stand there. */
export function partOf(family: string): string {
  return `q-${family.replace(/[^A-Za-z0-9_-]/g, "-")}`;
}
