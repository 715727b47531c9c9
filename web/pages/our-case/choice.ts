/** What somebody chose and wrote for "our case", as it stands in the address: nothing of it is stored. Pure. */
import type { Claim } from "../../../corpus/index.ts";
import type { Commons } from "../../../domain/commons/commons.ts";

/** Longest texts, in characters. */
export const CASE_LIMITS = { district: 80, why: 300, ask: 300 } as const;
export type TextField = keyof typeof CASE_LIMITS;
export const TEXT_FIELDS = Object.keys(CASE_LIMITS) as TextField[];
export const DATE_FIELDS = ["meeting", "tell"] as const;
export type DateField = (typeof DATE_FIELDS)[number];

/** Ids in one address that are looked up; more are left out unsaid. */
const IDS = 80;

export type Choice = {
  /** The address says what was chosen: without it the page offers its starting set. */
  given: boolean;
  /** Each once, in the order of the address. */
  claims: Claim[];
  /** Ids that name no claim, with the nearest that does. */
  unknown: { id: string; nearest: string | undefined }[];
  texts: Record<TextField, string>;
  /** Fields whose text is longer than can be kept, with its length. */
  tooLong: { field: TextField; length: number }[];
  /** YYYY-MM-DD, or "" where none or no such day was given. */
  dates: Record<DateField, string>;
};

/** `claims` may stand several times, and each time hold several ids with commas between. */
export function choiceFrom(query: URLSearchParams, commons: Commons): Choice {
  const ids = new Set(
    query
      .getAll("claims")
      .flatMap((some) => some.split(","))
      .map((id) => id.trim())
      .filter((id) => id !== "")
      .slice(0, IDS),
  );
  const claims: Claim[] = [];
  const unknown: Choice["unknown"] = [];
  for (const id of ids) {
    const claim = commons.get("claims", id);
    if (claim) claims.push(claim);
    else unknown.push({ id: id.slice(0, 80), nearest: id.length > 80 ? undefined : commons.nearestId("claims", id) });
  }
  const text = (field: TextField) => (query.get(field) ?? "").replace(/\s+/g, " ").trim();
  const texts = Object.fromEntries(TEXT_FIELDS.map((field) => [field, text(field)])) as Choice["texts"];
  return {
    given: query.has("claims") || query.has("chosen"),
    claims,
    unknown,
    texts,
    tooLong: TEXT_FIELDS.filter((field) => texts[field].length > CASE_LIMITS[field]).map((field) => ({
      field,
      length: texts[field].length,
    })),
    dates: Object.fromEntries(DATE_FIELDS.map((field) => [field, day(query.get(field) ?? "")])) as Choice["dates"],
  };
}

/** The question part of an address that makes this choice again, with other claims if named. */
export function addressOfChoice(choice: Choice, claims: readonly Claim[] = choice.claims): string {
  const query = new URLSearchParams({ claims: claims.map(({ id }) => id).join(",") });
  for (const field of TEXT_FIELDS) if (choice.texts[field] !== "") query.set(field, choice.texts[field]);
  for (const field of DATE_FIELDS) if (choice.dates[field] !== "") query.set(field, choice.dates[field]);
  return query.toString().replaceAll("%2C", ",");
}

function day(written: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return "";
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : "";
}
