/** A network, initiative, cohort or study that places belong to. */
export type Group = { id: string; kind: GroupKind; name: string };

export const groupKinds = ["network", "initiative", "cohort", "study"] as const;
export type GroupKind = (typeof groupKinds)[number];

/** A place's part in a group, with dates. It gives no sight of data; only an agreement does. Stored by membership.store.ts. */
export type Membership = {
  root: string;
  place: string;
  group: string;
  since: string; // 'YYYY-MM-DD', the first day in it
  until: string | null; // the last day in it; null = still in it
};

/** Whether a place was in the group on a day ('YYYY-MM-DD'); the first and the last day count. */
export function isMemberOn(membership: Membership, day: string): boolean {
  return membership.since <= day && (membership.until === null || day <= membership.until);
}

/** Whether a text is a day of the calendar, written 'YYYY-MM-DD'. */
export function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
