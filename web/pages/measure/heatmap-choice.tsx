/** What a reader chose of a heatmap: in the address, and in the form that makes one. It works without a script. */
import { SOURCES } from "../../../domain/measure/family.ts";
import type { HeatFound } from "../../../domain/measure/heatmap.store.ts";
import { ALL, AS_IT_COMES, type Choice, EVERY } from "../../../domain/measure/heatmap.ts";
import { useCtx } from "../../page.tsx";
import { useRound } from "./trend.tsx";
import { foreign, inWords, useSource } from "./write.ts";

/** Where the heatmap stands on its page. */
export const HEAT = "heat";

/** What names nothing is left as it comes (domain/measure/heatmap.ts). */
export function readChoice(query: URLSearchParams): Choice {
  const one = (name: string) => query.get(name) || null;
  const source = SOURCES.find((known) => known === query.get("source")) ?? null;
  return {
    family: one("family"),
    source,
    span: one("grades"),
    under: one("in"),
    round: one("round"),
    reviewed: query.get("reviewed") === "yes",
    page: Number(query.get("part")) || AS_IT_COMES.page,
  };
}

/** "?family=safety&in=district-01"; empty where nothing was chosen. */
export function asQuery({ family, source, span, under, round, reviewed, page }: Choice): string {
  const chosen = { family, source, grades: span, in: under, round, reviewed: reviewed ? "yes" : null };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(chosen)) if (value !== null) query.set(name, value);
  if (page > 1) query.set("part", String(page));
  return query.size > 0 ? `?${query}` : "";
}

/** @param here  the page's path, to which the form comes back */
export function HeatForm({ found, here }: { found: HeatFound; here: string }) {
  const { href, lang, say } = useCtx();
  const { choice, options } = found.heat;
  const source = useSource();
  const roundOf = useRound(found.summary);
  const columns = options.families.flatMap((family) => family.columns);
  const roundTitle = (id: string) => {
    const measure = columns.find(({ rounds }) => rounds.includes(id))?.measures[0];
    return measure ? roundOf(measure, id) : id;
  };
  const voiced = options.families.filter(({ voices }) => voices);
  const records = options.families.filter(({ voices }) => !voices);
  const option = (value: string, text: string, chosen: boolean, foreignText?: "en") => (
    <option key={value} value={value} selected={chosen} lang={foreignText}>
      {text}
    </option>
  );
  const families = (of: typeof voiced) =>
    of.map(({ id, title }) => option(id, inWords(title, lang), choice.family === id, foreign(title, lang)));
  return (
    <form class="heat-choose no-print" action={`${href(here)}#${HEAT}`} aria-label={say("heatmap.choose")}>
      <p>
        <label for="heat-family">{say("heatmap.choose.family")}</label>
        <select id="heat-family" name="family">
          {voiced.length > 1 && option(ALL, say("heatmap.choose.all_voices"), choice.family === ALL)}
          {families(voiced)}
          {records.length > 0 && <optgroup label={say("heatmap.choose.records")}>{families(records)}</optgroup>}
          {choice.family === EVERY && option(EVERY, say("heatmap.choose.everything"), true)}
        </select>
      </p>
      {options.sources.length > 1 && (
        <p>
          <label for="heat-source">{say("heatmap.choose.source")}</label>
          <select id="heat-source" name="source">
            {option("", say("heatmap.choose.all_sources"), choice.source === null)}
            {options.sources.map((one) => option(one, source.label(one), choice.source === one))}
          </select>
        </p>
      )}
      {options.spans.length > 1 && (
        <p>
          <label for="heat-grades">{say("heatmap.choose.grades")}</label>
          <select id="heat-grades" name="grades">
            {option("", say("heatmap.choose.all_grades"), choice.span === null)}
            {options.spans.map((span) => option(span, span, choice.span === span, lang === "en" ? undefined : "en"))}
          </select>
        </p>
      )}
      {options.districts.length > 0 && (
        <p>
          <label for="heat-in">{say("heatmap.choose.in")}</label>
          <select id="heat-in" name="in">
            {option("", say("heatmap.choose.all_districts"), choice.under === null)}
            {options.districts.map(({ id, name }) => option(id, name, choice.under === id))}
          </select>
        </p>
      )}
      {options.rounds.length > 1 && (
        <p>
          <label for="heat-round">{say("heatmap.choose.round")}</label>
          <select id="heat-round" name="round">
            {option("", say("heatmap.choose.newest"), choice.round === null)}
            {options.rounds.map((one) => option(one, roundTitle(one), choice.round === one))}
          </select>
        </p>
      )}
      {options.reviewed > 0 && (
        <p class="check">
          <input id="heat-reviewed" type="checkbox" name="reviewed" value="yes" checked={choice.reviewed} />
          <label for="heat-reviewed">{say("heatmap.choose.reviewed", { n: options.reviewed })}</label>
        </p>
      )}
      <p>
        <button type="submit" class="quiet">
          {say("heatmap.choose.show")}
        </button>
      </p>
    </form>
  );
}
