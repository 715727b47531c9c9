import type { Reading, Standing } from "../collect/reading.ts";
import { standingOf } from "../collect/reading.ts";
import type { Place } from "../people/place.ts";

/** How one school of a district stands. */
export type SchoolStanding = { id: string; name: string; standing: Standing };

/**
 * What next steps rest on: what is said of the place itself; of a team its school's too, of a district its schools'. Those are
 * asked only where the place itself says nothing.
 */
export type Known = Standing & {
  above?: Standing | undefined;
  schools?: readonly SchoolStanding[] | undefined;
  unread?: number | undefined; // of a district: schools beside these, of which nothing is known
};

/** The newest readings of a place, and of those that are asked after it (known.store.ts). */
export type ReadingsFor = {
  readings: readonly Reading[];
  above: { place: Place; readings: readonly Reading[] } | null;
  schools: readonly { id: string; name: string; readings: readonly Said[] }[] | null; // that somebody has read
  unread: number; // schools that nobody has
};

type Said = Pick<Reading, "about" | "level" | "status">;

export function knownFrom({ readings, above, schools, unread }: ReadingsFor): Known {
  return {
    ...standingOf(readings),
    ...(above && { above: standingOf(above.readings) }),
    ...(schools && {
      schools: schools.map(({ id, name, readings }) => ({ id, name, standing: standingOf(readings) })),
      unread,
    }),
  };
}

type Status = "present" | "partly" | "absent";

/** How the schools of a district see one condition; by name within each. */
export type SchoolsView = {
  status: Status; // what at least half of those that know say, the least of it that half agrees to
  present: string[];
  partly: string[];
  absent: string[];
  unknown: number;
};

/**
 * How a condition stands: as said of the place, else of its school, else as its schools see it.
 *
 * @returns null = not known
 */
export function statusOf(known: Known, condition: string): Status | null {
  return (
    known.statuses.get(condition) ??
    known.above?.statuses.get(condition) ??
    schoolsView(known.schools ?? [], condition)?.status ??
    null
  );
}

/**
 * How schools see a condition: absent where at least half of those that know say absent, else partly where at least half say
 * absent or partly, else present.
 *
 * @returns null where fewer than two know
 */
export function schoolsView(schools: readonly SchoolStanding[], condition: string, unread = 0): SchoolsView | null {
  const named: Record<Status, string[]> = { present: [], partly: [], absent: [] };
  for (const { name, standing } of schools) {
    const status = standing.statuses.get(condition);
    if (status) named[status].push(name);
  }
  const know = named.present.length + named.partly.length + named.absent.length;
  if (know < 2) return null;
  for (const names of Object.values(named)) names.sort((a, b) => a.localeCompare(b, "en"));
  const half = (n: number) => n * 2 >= know;
  const status = half(named.absent.length)
    ? "absent"
    : half(named.absent.length + named.partly.length)
      ? "partly"
      : "present";
  return { status, ...named, unknown: schools.length + unread - know };
}

/** Where a district says one thing of a condition and its schools, as a whole, another; by the condition's id. */
export function differencesIn(known: Known): { condition: string; said: Status; schools: SchoolsView }[] {
  return [...known.statuses]
    .flatMap(([condition, said]) => {
      const schools = schoolsView(known.schools ?? [], condition, known.unread);
      return schools && schools.status !== said ? [{ condition, said, schools }] : [];
    })
    .sort((a, b) => (a.condition < b.condition ? -1 : 1));
}

/** Is anything known of an indicator: here, above, or at any school? */
export function isKnown(known: Known, indicator: string): boolean {
  return (
    known.levels.has(indicator) ||
    known.above?.levels.has(indicator) === true ||
    known.schools?.some(({ standing }) => standing.levels.has(indicator)) === true
  );
}
