/** The page for a board as sentences: what is drawn, measured for its length, and told as text comes from here. Pure. */
import type { FindingClaim, GapClaim, Source, Study } from "../../../corpus/index.ts";
import type { Commons } from "../../../domain/commons/commons.ts";
import { basisOf, type CaseDimension, place, toMeasure } from "../../../domain/publish/our-case.ts";
import { reference } from "../../components/record-source.tsx";
import type { Say } from "../../words/index.ts";
import type { Choice } from "./choice.ts";

/** One line of a claim: what it is, the page's own words, and words of the record (English). */
export type Line = { label: string; ours?: string; theirs?: string };
export type SheetClaim = { id: string; statement: string; sure: string; cap: string; lines: Line[] };
export type Sheet = {
  texts: Choice["texts"];
  /** In the page's language; "" where none was given. */
  meeting: string;
  dimensions: { dimension: CaseDimension; title: string; claims: SheetClaim[] }[];
  gaps: { id: string; statement: string; how: string }[];
  measures: { title: string; said: string }[];
  /** "" = a line to write the day on. */
  tell: string;
  /** In the order of their numbers, from 1. */
  sources: { id: string; full: string; short: string }[];
};

type Words = { say: Say; list: (items: readonly string[]) => string; when: (date: string) => string };

export function sheetOf(commons: Commons, choice: Choice, words: Words): Sheet {
  const { say } = words;
  const numbers = new Map<string, number>();
  const number = (study: Study) => {
    if (!numbers.has(study.source)) numbers.set(study.source, numbers.size + 1);
    return numbers.get(study.source) as number;
  };
  const { dimensions, gaps } = place(commons, choice.claims);
  const claims = dimensions.map(({ dimension, claims }) => ({
    dimension,
    title: say(`board.dimension.${dimension}`),
    claims: claims.map((claim) => claimOf(commons, claim, number, words)),
  }));
  return {
    texts: choice.texts,
    meeting: choice.dates.meeting && words.when(choice.dates.meeting),
    dimensions: claims,
    gaps: gaps.map((gap: GapClaim) => ({ id: gap.id, statement: gap.statement, how: gap.how_to_fill })),
    measures: toMeasure(commons, choice.claims).map(({ instrument, questions }) => ({
      title: instrument.title,
      said: say("board.measure", {
        who: say(`label.who.${instrument.respondent}`),
        minutes: instrument.minutes,
        n: questions,
      }),
    })),
    tell: choice.dates.tell && words.when(choice.dates.tell),
    sources: [...numbers.keys()].map((id) => {
      const source = commons.get("sources", id);
      return source ? { id, full: reference(source), short: shortly(source) } : { id, full: id, short: id };
    }),
  };
}

function claimOf(
  commons: Commons,
  claim: FindingClaim,
  number: (study: Study) => number,
  { say, list }: Words,
): SheetClaim {
  const basis = basisOf(commons, claim);
  const numbered = [...new Set(basis.studies.map(number))].sort((a, b) => a - b);
  const [against] = basis.against;
  const read = basis.read && say(`label.read.${basis.read}`);
  return {
    id: claim.id,
    statement: claim.statement,
    sure: say(`label.certainty.${claim.certainty}`),
    cap:
      read === null
        ? say("board.cap_none")
        : say(basis.cap === "high" ? "board.no_cap" : "board.cap", {
            cap: say(`label.certainty.${basis.cap}`).toLowerCase(),
            read,
          }),
    lines: [
      {
        label: say("board.rests"),
        ours: [
          say("board.studies", {
            n: basis.studies.length,
            designs: list(basis.designs.map(({ design, n }) => say(`board.design.${design}`, { n }))),
          }),
          say("board.findings", { for: basis.for, against: basis.against.length, qualifies: basis.qualifies }),
          basis.nullOrNegative > 0 && say("board.nulls", { n: basis.nullOrNegative }),
          basis.unverified > 0 && say("board.unverified", { n: basis.unverified }),
          `[${numbered.join(", ")}]`,
        ]
          .filter(Boolean)
          .join(" "),
      },
      ...(against
        ? [{ label: say("board.against"), theirs: against.finding.statement, ours: `[${number(against.study)}]` }]
        : []),
      { label: say("board.weak"), theirs: claim.certainty_reason },
      { label: say("board.mind"), theirs: claim.would_change_our_mind },
    ],
  };
}

/** "Kraft, Blazar and others 2018": enough to find it in the full list at the page's address. */
export function shortly(source: Source): string {
  const names = (source.author ?? []).map((author) => author.family ?? author.literal ?? "");
  const year = source.issued?.["date-parts"][0]?.[0] ?? source.accessed?.["date-parts"][0]?.[0];
  const who =
    names.length === 0
      ? (source.publisher ?? cut(source.title, 40))
      : names.length > 2
        ? `${names[0]} et al.`
        : names.join(" & ");
  return [cut(who, 60), year].filter(Boolean).join(" ");
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).replace(/\s+\S*$/, "")} …`;
}
