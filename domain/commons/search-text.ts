/**
 * What a record is found by: its texts, sorted by how much they say what it is about. Pure; search.store.ts keeps it.
 * Each kind is walked deliberately. Ids, addresses and codes are no text; all prose of a record is in one of the five parts.
 */
import type { Bodies, CorpusRecord, Kind } from "../../corpus/index.ts";
import { hashOf, kinds } from "../../corpus/index.ts";
import type { Commons } from "./commons.ts";
import { instrumentParts } from "./search-instrument.ts";
import {
  designWords,
  elementWords,
  gapWords,
  instrumentWords,
  kindWords,
  spanishStates,
  whoWords,
} from "./search-vocabulary.ts";

export type Lang = "en" | "es";

/** A page of docs/ that is found beside the records: "methods" is at /methods/ID, "how-to" at /docs/how-to/ID. English only. */
export type DocPage = { kind: "methods" | "how-to"; id: string; title: string; text: string };
export type EntryKind = Kind | DocPage["kind"];
export const entryKinds: readonly EntryKind[] = [...kinds, "how-to", "methods"];

/** One record in one language. */
export type SearchEntry = {
  kind: EntryKind;
  id: string;
  lang: Lang;
  title: string; // weight A; "" where the record has none in this language
  tags: string; // B: other names and words for it; never shown
  lead: string; // B
  text: string; // C
  rest: string; // D
  also: string; // D, never shown: who it is for, what it is about in the other language
  hash: string; // of all the above
};

export type Parts = Partial<
  Record<"title" | "tags" | "lead" | "text" | "rest" | "also", readonly (string | null | undefined)[]>
>;
type Walk<K extends Kind> = (body: Bodies[K], commons: Commons) => { en: Parts; es?: Parts };

const both = (words: { en: string; es: string } | undefined, lang: Lang) => words?.[lang];
const all = (from: Readonly<Record<string, { en: string; es: string }>>, keys: readonly string[], lang: Lang) =>
  keys.map((key) => both(from[key], lang));

/** Spanish titles of the indicators and conditions that a record names, or that claims about it name. */
function linked(commons: Commons, kind: Kind, id: string): string[] {
  const near = [
    ...commons.referencesFrom(kind, id).map(({ to }) => to),
    ...(kind === "studies" ? commons.referencesTo(kind, id).map(({ from }) => from) : []),
  ];
  const ids = near.flatMap((one) =>
    one.kind === "claims" ? commons.referencesFrom("claims", one.id).map(({ to }) => to) : [one],
  );
  const titles = ids.flatMap((one) => {
    if (one.kind !== "indicators" && one.kind !== "conditions") return [];
    return commons.get(one.kind, one.id)?.es.title ?? [];
  });
  return [...new Set(titles)];
}

const walks: { readonly [K in Kind]: Walk<K> } = {
  indicators: (r) => ({
    en: {
      title: [r.title],
      tags: [kindWords.indicators.en, both(elementWords[r.element], "en")],
      lead: [r.statement],
      text: [r.rationale, ...r.progression.map((level) => level.description), ...r.look_fors],
      rest: [...r.progression.map((level) => level.name), ...r.counterfeits, r.no_strategy],
    },
    es: {
      title: [r.es.title],
      tags: [kindWords.indicators.es, both(elementWords[r.element], "es")],
      lead: [r.es.statement],
    },
  }),
  conditions: (r) => ({
    en: {
      title: [r.title],
      tags: [kindWords.conditions.en],
      lead: [r.statement],
      text: [r.when_absent, r.test, ...r.levers],
      rest: [...r.examples.flatMap(({ site, note }) => [site, note]), r.no_strategy],
      also: all(whoWords, r.who_can_change_it, "en"),
    },
    es: {
      title: [r.es.title],
      tags: [kindWords.conditions.es],
      lead: [r.es.statement],
      also: all(whoWords, r.who_can_change_it, "es"),
    },
  }),
  claims: (r, commons) => ({
    en: {
      title: [r.statement],
      tags: [kindWords.claims.en, r.kind === "gap" ? gapWords.en : undefined],
      text: r.kind === "gap" ? [r.why_it_matters, r.how_to_fill] : [r.certainty_reason],
      rest: [r.would_change_our_mind, ...(r.kind === "gap" ? r.nearest : r.support).map(({ note }) => note)],
    },
    es: {
      tags: [kindWords.claims.es, r.kind === "gap" ? gapWords.es : undefined],
      also: linked(commons, "claims", r.id),
    },
  }),
  strategies: (r, commons) => ({
    en: {
      title: [r.title],
      tags: [kindWords.strategies.en],
      lead: [r.on_tuesday],
      text: [...r.steps, r.first_measure, r.stop],
      rest: [
        ...r.watch_out,
        r.effort.people,
        r.cost.basis,
        r.cost.money,
        ...r.evidence.map(({ note }) => note),
        ...r.resources.map((id) => commons.get("resources", id)?.title),
      ],
      also: all(whoWords, r.audience, "en"),
    },
    es: {
      title: [r.es.title],
      tags: [kindWords.strategies.es],
      lead: [r.es.on_tuesday],
      also: all(whoWords, r.audience, "es"),
    },
  }),
  studies: (r, commons) => ({
    en: {
      title: [r.title],
      tags: [kindWords.studies.en, both(designWords[r.design], "en"), ...r.tags.map((tag) => tag.replaceAll("-", " "))],
      lead: [commons.get("sources", r.source)?.title, ...authorsOf(commons.get("sources", r.source))],
      text: r.findings.flatMap(({ outcome, statement }) => [outcome, statement]),
      rest: [
        ...r.findings.flatMap((f) => [f.measure, f.note, f.locator, f.n_unit, f.effect?.note, f.effect?.n_locator]),
        ...r.limitations,
        r.essa_reason,
        r.setting.country,
        r.setting.grades,
        r.setting.years,
        ...r.setting.states.map((code) => commons.get("states", `us-${code.toLowerCase()}`)?.name),
      ],
    },
    es: {
      tags: [kindWords.studies.es, both(designWords[r.design], "es")],
      also: linked(commons, "studies", r.id),
    },
  }),
  cases: (r, commons) => ({
    en: {
      title: [r.site],
      tags: [kindWords.cases.en, commons.get("states", `us-${r.state.toLowerCase()}`)?.name],
      text: [r.story],
      rest: [
        ...[...r.indicators, ...r.conditions].map(({ why }) => why),
        ...r.outcomes.flatMap(({ statement, locator }) => [statement, locator]),
        r.years,
        r.provenance,
      ],
    },
    es: {
      tags: [kindWords.cases.es, spanishStates[`us-${r.state.toLowerCase()}`]],
      also: linked(commons, "cases", r.id),
    },
  }),
  states: (r, commons) => ({
    en: {
      title: [r.name],
      tags: [kindWords.states.en, r.id.slice(3)],
      text: r.conditions.flatMap(({ condition, what }) => [commons.get("conditions", condition)?.title, what]),
      rest: [r.note, ...r.asked_for, ...r.conditions.flatMap(({ basis, earlier }) => [basis, earlier?.what])],
    },
    es: {
      title: [spanishStates[r.id] ?? r.name],
      tags: [kindWords.states.es, r.id.slice(3)],
      text: r.conditions.map(({ condition }) => commons.get("conditions", condition)?.es.title),
    },
  }),
  instruments: (r) => {
    const of = instrumentParts(r);
    const who = [r.respondent, ...(r.respondents ?? [])];
    return {
      en: {
        title: [r.title],
        tags: [kindWords.instruments.en, instrumentWords[r.kind].en, ...all(whoWords, who, "en")],
        lead: [r.intro?.en],
        ...of("en"),
      },
      es: {
        title: [instrumentWords[r.kind].es, ...all(whoWords, who, "es")],
        tags: [kindWords.instruments.es],
        lead: [r.intro?.es],
        ...of("es"),
      },
    };
  },
  frameworks: (r, commons) => ({
    en: {
      title: [r.title],
      tags: [kindWords.frameworks.en, r.publisher],
      lead: [r.about],
      text: r.items.flatMap((item) => [item.title, item.presumed_title, item.description]),
      rest: [
        r.verified_note,
        r.license,
        ...r.items.map((item) => item.title_note),
        ...(r.unconfirmed_items ?? []).flatMap((item) => [item.title, item.description, item.check]),
        ...r.associations.map(({ note }) => note),
      ],
    },
    es: { tags: [kindWords.frameworks.es], also: linked(commons, "frameworks", r.id) },
  }),
  resources: (r, commons) => ({
    en: {
      title: [r.title],
      tags: [kindWords.resources.en, r.kind, r.publisher],
      lead: [r.use],
      rest: [r.license],
      also: all(whoWords, r.audience, "en"),
    },
    es: {
      tags: [kindWords.resources.es, ...all(whoWords, r.audience, "es")],
      also: linked(commons, "resources", r.id),
    },
  }),
  sources: (r) => ({
    en: {
      title: [r.title],
      tags: [kindWords.sources.en, ...authorsOf(r)],
      rest: [r.publisher, r["container-title"], r.note],
    },
  }),
};

/** Names and year. */
function authorsOf(source: Bodies["sources"] | undefined): string[] {
  const year = source?.issued?.["date-parts"][0]?.[0];
  const names = (source?.author ?? []).flatMap(({ family, given, literal }) => [given, family, literal]);
  return [...names, year?.toString()].filter((word) => word !== undefined);
}

/** The entries of one record: English always, Spanish where somebody can find it by Spanish words. */
export function entriesOf(commons: Commons, { kind, id, body }: CorpusRecord): SearchEntry[] {
  const walk = walks[kind] as Walk<Kind>;
  const { en, es } = walk(body as never, commons);
  return [entry(kind, id, "en", en), ...(es ? [entry(kind, id, "es", es)] : [])];
}

/** A page of the documentation as an entry: its sentences, without code, which nobody asks for and nobody reads in a list. */
export function entryOfDoc({ kind, id, title, text }: DocPage): SearchEntry {
  const tags = kind === "methods" ? "method how it is computed statistics" : "how to guide documentation";
  return entry(kind, id, "en", { title: [title], tags: [tags], text: [withoutCode(text).replace(/[`*|#]+/g, " ")] });
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^(?: {4}|\t).*$/gm, "").replace(/`[^`\n]*[[{][^`\n]*`/g, "");
}

function entry(kind: EntryKind, id: string, lang: Lang, parts: Parts): SearchEntry {
  const said = (name: keyof Parts) => (parts[name] ?? []).filter((text) => text).join("\n");
  const tags = [said("tags"), ...(lang === "en" ? [id.replaceAll("-", " ")] : [])].join("\n"); // an author chose the id's words
  const texts = {
    title: said("title"),
    tags,
    lead: said("lead"),
    text: said("text"),
    rest: said("rest"),
    also: said("also"),
  };
  const hash = hashOf(JSON.stringify(texts)).slice(0, 24);
  return { kind, id, lang, ...texts, hash };
}
