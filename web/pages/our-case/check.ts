/** Can the page be made from this choice? If not, what stands in the way and what to drop. Pure. */
import type { Claim } from "../../../corpus/index.ts";
import { type CaseDimension, type Chosen, place, tooMany } from "../../../domain/publish/our-case.ts";
import type { Ctx } from "../../page.tsx";
import { LOCALE } from "../../words/index.ts";
import { CASE_LIMITS, type Choice, type TextField } from "./choice.ts";
import { type Size, sizeOf } from "./fit.ts";
import { type Sheet, sheetOf } from "./sheet.ts";

export type Trouble =
  | { what: "none" }
  | { what: "many"; where: CaseDimension | "gaps"; n: number; drop: Claim[] }
  | { what: "long"; field: TextField; length: number; limit: number }
  /** Two in each dimension, and still more than a page: leaving out one of `drop` is enough, or all of them where none is. */
  | { what: "full"; drop: Claim[]; all: boolean };

export type Checked = { chosen: Chosen; troubles: Trouble[]; sheet: Sheet; size: Size | null };

export function check({ commons, lang, say }: Pick<Ctx, "commons" | "lang" | "say">, choice: Choice): Checked {
  const list = new Intl.ListFormat(lang === "en" ? "en-GB" : LOCALE[lang], { type: "conjunction" });
  const date = new Intl.DateTimeFormat(LOCALE[lang], { dateStyle: "long", timeZone: "UTC" });
  const words = {
    say,
    list: (items: readonly string[]) => list.format(items),
    when: (day: string) => date.format(new Date(`${day}T00:00:00Z`)),
  };
  const drawn = (claims: readonly Claim[]) => sheetOf(commons, { ...choice, claims: [...claims] }, words);
  const chosen = place(commons, choice.claims);
  const sheet = drawn(choice.claims);
  const troubles: Trouble[] = choice.tooLong.map(({ field, length }) => ({
    what: "long",
    field,
    length,
    limit: CASE_LIMITS[field],
  }));
  if (choice.claims.length === 0) troubles.push({ what: "none" });
  for (const where of tooMany(chosen)) {
    const there =
      where === "gaps" ? chosen.gaps : (chosen.dimensions.find((each) => each.dimension === where)?.claims ?? []);
    troubles.push({ what: "many", where, n: there.length, drop: there.slice() });
  }
  if (troubles.length > 0) return { chosen, troubles, sheet, size: null };
  const size = sizeOf(sheet, say);
  if (size === null) {
    const enough = choice.claims.filter((one) => sizeOf(drawn(choice.claims.filter((c) => c !== one)), say) !== null);
    const drop = enough.length > 0 ? enough : longest(choice.claims).slice(0, 2);
    troubles.push({ what: "full", drop, all: enough.length === 0 });
  }
  return { chosen, troubles, sheet, size };
}

function longest(claims: readonly Claim[]): Claim[] {
  const length = (claim: Claim) => claim.statement.length + claim.would_change_our_mind.length;
  return [...claims].sort((a, b) => length(b) - length(a));
}
