import { dump } from "js-yaml";
import type { Guess } from "./propose-guess.ts";

/** What a person has chosen on the way to a mapping. Columns that are not named are left out. */
export type Choices = {
  title: string;
  mode: "list" | "known-only";
  root: { id: string; name: string; state: string };
  round: { id: string; date: string };
  id: string;
  name: string;
  parent: string;
  grades: string;
  people: Record<string, { n: string; eligible: string }>; // by source: which columns count who answered
  codes: Record<string, "missing" | "suppressed" | "bound">; // texts among numbers
  thousands: boolean;
  measures: Record<string, ChosenMeasure>; // by column
};

export type ChosenMeasure = Pick<Guess, "low" | "high" | "source" | "dimension" | "title" | "ordered" | "use"> & {
  kind: Exclude<Guess["kind"], "leave-out">;
};

/** "Our survey, 2026" → "our-survey-2026": what an id of a mapping or a place may be. */
export function idFrom(text: string): string {
  const plain = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain.slice(0, 60).replace(/-+$/, "") || "mapping";
}

/**
 * The choices as a mapping in YAML, the same language that people write by hand (docs/how-to/import.md).
 *
 * @param columns  the file's, in their order
 */
export function mappingOf(choices: Choices, file: string, columns: readonly string[]): string {
  const sources = new Set(Object.values(choices.measures).map(({ source }) => source));
  const people = Object.entries(choices.people)
    .filter(([source, { n }]) => n !== "" && sources.has(source as Guess["source"]))
    .map(([source, { n, eligible }]) => [source, { n, ...(eligible !== "" && { eligible }) }]);
  const codes = (meaning: string) => Object.keys(choices.codes).filter((text) => choices.codes[text] === meaning);
  const bounds = codes("bound").map((text) => (/^[<>≤≥]/.test(text) ? `${text.charAt(0)}*` : text));
  const taken = new Set<string>();
  const measures = columns.flatMap((column) => {
    const chosen = choices.measures[column];
    return chosen === undefined ? [] : [measureOf(column, chosen, taken)];
  });
  const mapping = {
    mapping: idFrom(choices.title),
    title: { en: choices.title },
    root: {
      id: choices.root.id,
      name: choices.root.name,
      ...(choices.root.state !== "" && { state: choices.root.state }),
    },
    round: { id: choices.round.id, ...(choices.round.date !== "" && { date: choices.round.date }) },
    files: [{ id: "file", name: file }],
    places: {
      mode: choices.mode,
      id: choices.id,
      ...(choices.name !== "" && { name: choices.name }),
      ...(choices.grades !== "" && { grade_span: choices.grades }),
      ...(choices.parent !== "" && choices.mode === "list" && { parent: { of: choices.parent, id: "{}", name: "{}" } }),
    },
    missing: ["", ...codes("missing")],
    ...(codes("suppressed").length > 0 && { suppressed: codes("suppressed") }),
    ...(bounds.length > 0 && { censored: [...new Set(bounds)] }),
    ...(choices.thousands && { thousands: "," }),
    ...(people.length > 0 && { respondents: Object.fromEntries(people) }),
    measures,
    leave_out: [{ columns: ["*"], reason: "Not chosen when this mapping was made." }],
  };
  return dump(mapping, { lineWidth: 110 });
}

function measureOf(column: string, chosen: ChosenMeasure, taken: Set<string>): Record<string, unknown> {
  const { kind, low, high, source, dimension, title, ordered, use } = chosen;
  const plain =
    column
      .replace(/[^A-Za-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .slice(0, 50) || "column";
  let id = plain;
  for (let i = 2; taken.has(id); i++) id = `${plain}_${i}`;
  taken.add(id);
  return {
    id,
    title: { en: title },
    question: null,
    source,
    dimension,
    kind,
    ...(low !== null && kind !== "percent" && { low }),
    ...(high !== null && kind !== "percent" && { high }),
    value: column,
    ...(kind === "ordered" && { ordered: ordered.map((word) => ({ is: word, label: { en: word.toLowerCase() } })) }),
    ...(use !== null && { use }),
  };
}

/** A mapping for another round: the same in all else. */
export function withRound(mapping: object, round: { id: string; date: string }): string {
  return dump(
    { ...mapping, round: { id: round.id, ...(round.date !== "" && { date: round.date }) } },
    { lineWidth: 110, skipInvalid: true },
  );
}
