import { createHash } from "node:crypto";

/**
 * What a person says they know of one indicator or condition at one place, with the reason. Never a measured level: it is
 * shown as said by somebody on a day (law 2). Pure; stored by reading.store.ts.
 */
export type Reading = {
  root: string;
  place: string;
  id: string; // made from the sender's own id and the content: sending twice stores once
  about: About;
  level: Level | null; // of an indicator: the text of the progression that fits; null = not known after all
  status: Status | null; // of a condition
  reason: string; // 1 to REASON_MOST characters
  saidBy: string; // a role or a name, as the person chose to sign
  saidAt: Date;
  review: string | null; // the self-review it comes from (review.ts); null = one person's word
};

/** As a person sends it. */
export type NewReading = Omit<Reading, "saidAt" | "review">;

export type Level = 1 | 2 | 3 | 4;
export type Status = "present" | "partly" | "absent" | "not-known";
export type About = { kind: "indicator" | "condition"; id: string };

export const REASON_MOST = 2000;
export const SIGNED_MOST = 120;

/** What stands at a place: the newest reading of each indicator and condition. "Not known" is left out, and never low. */
export type Standing = {
  levels: ReadonlyMap<string, Level>;
  statuses: ReadonlyMap<string, "present" | "partly" | "absent">;
};

/**
 * Which reading stands: the newest, where a team's self-review counts as twelve months newer than it is (newestReadings has the
 * same rule in SQL).
 */
export function standsOf<R extends Pick<Reading, "saidAt" | "review">>(readings: readonly R[]): R | undefined {
  const weight = ({ saidAt, review }: R) => {
    const at = new Date(saidAt);
    if (review !== null) at.setUTCMonth(at.getUTCMonth() + 12);
    return at.getTime();
  };
  return readings.reduce<R | undefined>((best, one) => (best && weight(best) >= weight(one) ? best : one), undefined);
}

/** @param newest  at most one reading per indicator or condition, as newestReadings gives them */
export function standingOf(newest: readonly Pick<Reading, "about" | "level" | "status">[]): Standing {
  const levels = new Map<string, Level>();
  const statuses = new Map<string, "present" | "partly" | "absent">();
  for (const { about, level, status } of newest) {
    if (about.kind === "indicator" && level !== null) levels.set(about.id, level);
    if (about.kind === "condition" && status !== null && status !== "not-known") statuses.set(about.id, status);
  }
  return { levels, statuses };
}

/** "indicator:purpose-shared-why", as addresses and the database write it. */
export function writeAbout({ kind, id }: About): string {
  return `${kind}:${id}`;
}

/** null where the text names neither an indicator nor a condition. Whether such a record exists is not asked here. */
export function readAbout(text: string | null): About | null {
  const [, kind, id] = /^(indicator|condition):([a-z0-9-]+)$/.exec(text ?? "") ?? [];
  return kind && id ? { kind: kind as About["kind"], id } : null;
}

/** A form as it was typed; every field may be missing or wrong. Characters of value 0, which no database holds, are dropped. */
export type ReadingForm = { sent: string; answer: string; reason: string; saidBy: string };

/** Which field is wrong, and how. The web has the sentences. */
export type ReadingMistake =
  | { field: "answer"; how: "missing" }
  | { field: "reason" | "saidBy"; how: "missing" | "too-long" }
  | { field: "sent"; how: "missing" };

/**
 * Reads a form about one indicator or condition.
 *
 * @param form  `answer`: "1" to "4" or "not-known" for an indicator; a Status for a condition. `sent`: the sender's own id,
 *              8 to 64 letters, digits, - or _
 * @returns     the reading without its time, or every mistake in the order of the fields
 */
export function readForm(
  at: { root: string; place: string },
  about: About,
  form: ReadingForm,
): { reading: NewReading } | { mistakes: ReadingMistake[] } {
  const mistakes: ReadingMistake[] = [];
  const [reason, saidBy] = [form.reason, form.saidBy].map((text) => text.replaceAll("\0", "").trim()) as [
    string,
    string,
  ];
  const level = about.kind === "indicator" && /^[1-4]$/.test(form.answer) ? (Number(form.answer) as Level) : null;
  const statuses = about.kind === "indicator" ? ["not-known"] : ["present", "partly", "absent", "not-known"];
  const status = statuses.includes(form.answer) ? (form.answer as Status) : null;
  if (level === null && status === null) mistakes.push({ field: "answer", how: "missing" });
  if (reason === "") mistakes.push({ field: "reason", how: "missing" });
  if (reason.length > REASON_MOST) mistakes.push({ field: "reason", how: "too-long" });
  if (saidBy === "") mistakes.push({ field: "saidBy", how: "missing" });
  if (saidBy.length > SIGNED_MOST) mistakes.push({ field: "saidBy", how: "too-long" });
  if (!/^[\w-]{8,64}$/.test(form.sent)) mistakes.push({ field: "sent", how: "missing" });
  if (mistakes.length > 0) return { mistakes };
  const content = JSON.stringify([writeAbout(about), level, status, reason, saidBy]);
  // The same form sent twice has the same id; the same form changed and sent again is another reading.
  const id = `${form.sent}.${createHash("sha256").update(content).digest("hex").slice(0, 12)}`;
  return { reading: { ...at, id, about, level, status, reason, saidBy } };
}
