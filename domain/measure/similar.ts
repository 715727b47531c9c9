/** Schools like this one: docs/methods/similar-schools.md. Pure. */

export const traits = ["enrollment", "free-lunch", "language-learners"] as const;
export type Trait = (typeof traits)[number];

/** What a school is compared by; null = not known or hidden. Enrollment in students, the others in percent. */
export type Traits = { place: string; gradeSpan: string | null } & Record<Trait, number | null>;

export const SIMILAR = 20;

/** The nearest schools, nearest first, with their distance in standard deviations; or why there are none. */
export type Similar =
  | { state: "found"; schools: { place: string; distance: number }[]; among: number; sd: Record<Trait, number> }
  | { state: "unknown"; missing: Trait[] }
  | { state: "no-grade-span" }
  | { state: "too-few"; among: number };

/**
 * The schools of the same grade span nearest on enrollment, free-lunch share and language-learner share, each divided
 * by its standard deviation over those schools, with equal weight (Euclidean distance).
 *
 * @param of    the school
 * @param all   every school under the same root, itself included or not
 * @returns     at most 20, and only where at least 20 others are known in all three traits; ties by id
 */
export function similarSchools(of: Traits, all: readonly Traits[]): Similar {
  const missing = traits.filter((trait) => of[trait] === null);
  if (missing.length > 0) return { state: "unknown", missing };
  if (of.gradeSpan === null) return { state: "no-grade-span" };
  const known = all.filter(
    (school) => school.gradeSpan === of.gradeSpan && traits.every((trait) => school[trait] !== null),
  );
  const others = known.filter(({ place }) => place !== of.place);
  if (others.length < SIMILAR) return { state: "too-few", among: others.length };
  const sd = Object.fromEntries(
    traits.map((trait) => [trait, spread(others.map((school) => school[trait] ?? 0))]),
  ) as Record<Trait, number>;
  const distance = (school: Traits) =>
    Math.hypot(...traits.map((trait) => (sd[trait] === 0 ? 0 : ((school[trait] ?? 0) - (of[trait] ?? 0)) / sd[trait])));
  const schools = others
    .map((school) => ({ place: school.place, distance: distance(school) }))
    .sort((a, b) => a.distance - b.distance || (a.place < b.place ? -1 : 1))
    .slice(0, SIMILAR);
  return { state: "found", schools, among: others.length, sd };
}

/** Standard deviation (n − 1). */
function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(1, values.length - 1));
}
