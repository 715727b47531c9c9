/**
 * The schools of a district × what was asked × of whom: a part of the district's page.
 *
 *   const found = await heatmapAt(db, root, place, readChoice(query));
 *   {found && <Heatmap found={found} here={path} />}
 *
 * Rows are by name within their grades, in every choice. The numbers as a plain table: heatmap-numbers.tsx.
 */
import type { DistrictLines } from "../../../domain/measure/district.ts";
import type { HeatSentence } from "../../../domain/measure/heat-sentences.ts";
import type { HeatFound } from "../../../domain/measure/heatmap.store.ts";
import { ALL, EVERY } from "../../../domain/measure/heatmap.ts";
import { Parts } from "../../components/parts.tsx";
import { Sec, useList } from "../../components/record-parts.tsx";
import { TakeAlong } from "../../components/take-along.tsx";
import { number, range } from "../../format.ts";
import { useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { asQuery, HEAT, HeatForm } from "./heatmap-choice.tsx";
import { HeatLegend } from "./heatmap-legend.tsx";
import { HeatTable } from "./heatmap-table.tsx";
import { useTitle } from "./heatmap-words.ts";
import { inWords, useSource } from "./write.ts";

/**
 * @param here  the page's path, to which the form comes back
 * @param first  the page's first lines: what they say is not said again, and one sentence is highlighted
 */
export function Heatmap({ found, here, first }: { found: HeatFound; here: string; first: DistrictLines }) {
  const { href, say } = useCtx();
  const { heat } = found;
  const title = useTitle()(heat);
  if (heat.families.length === 0) {
    return (
      <Sec id={HEAT} title={title}>
        <p>{say("heatmap.empty")}</p>
      </Sec>
    );
  }
  return (
    <Sec id={HEAT} title={title}>
      <HeatSentences found={found} after={first} />
      <HeatForm found={found} here={here} />
      <HeatLegend found={found} />
      <Narrow found={found} here={here} />
      <p class="note">
        <Which found={found} />
      </p>
      {heat.all.length > 0 && <HeatTable found={found} />}
      <Pages found={found} here={here} />
      <HeatNotes found={found} />
      <p class="row no-print">
        <a href={href(`${addressAt(heat.place, "heatmap")}${asQuery(heat.choice)}`)}>{say("heatmap.numbers")}</a>
      </p>
      <TakeAlong place={heat.place} what="heatmap" />
    </Sec>
  );
}

/** What stands out in the choice at hand; after a district's first lines, what these have not said. */
export function HeatSentences({ found, after }: { found: HeatFound; after?: DistrictLines }) {
  const { family, source, span, under, round, reviewed } = found.heat.choice;
  const chosen = (family ?? ALL) !== ALL || source || span || under || round || reviewed;
  const sentences =
    after === undefined || chosen ? found.sentences : found.sentences.filter((one) => !isSaid(one, after));
  if (sentences.length === 0) return null;
  const marked = after === undefined || (/^nothing/.test(after.standsOut.kind) && after.parting.kind !== "part");
  return (
    <ul class="heat-says">
      {sentences.map((sentence) => (
        <li key={sentence.kind}>
          <Sentence sentence={sentence} marked={marked} />
        </li>
      ))}
    </ul>
  );
}

function isSaid(sentence: HeatSentence, { parting }: DistrictLines): boolean {
  if (sentence.kind !== "gap") return sentence.kind === "few" || sentence.kind === "not-asked";
  if (parting.kind !== "part") return parting.kind === "no-direction"; // that no direction is surer than chance was said
  const { family, higher, lower } = sentence;
  return parting.title.en === family.title.en && parting.higher === higher && parting.lower === lower;
}

function Sentence({ sentence, marked }: { sentence: HeatSentence; marked: boolean }) {
  const { href, lang, say, tell } = useCtx();
  const source = useSource();
  switch (sentence.kind) {
    case "gap": {
      const { family, higher, lower, schools, of, real, widest } = sentence;
      return (
        <>
          {tell("heatmap.gap", {
            higher: source.within(higher),
            lower: source.within(lower),
            what: inWords(family.title, lang),
            schools,
            of,
            real,
            mark: (text) => (marked ? <mark>{text}</mark> : text),
          })}
          {widest && (
            <>
              {" "}
              {tell("heatmap.gap.widest", {
                value: number(widest.gap.value, 1),
                range: range(widest.gap.low, widest.gap.high, lang),
                school: () => <a href={href(addressAt(widest.place))}>{widest.place.name}</a>,
              })}
            </>
          )}
        </>
      );
    }
    case "no-gap":
      return <>{say("heatmap.no_gap", { of: sentence.of })}</>;
    case "few":
      return <>{say("heatmap.few", { n: sentence.schools, of: sentence.of, who: source.within(sentence.source) })}</>;
    case "not-asked":
      return (
        <>
          {say(sentence.span === null ? "heatmap.not_asked" : "heatmap.not_asked.span", {
            n: sentence.schools,
            who: source.within(sentence.source),
            ...(sentence.span === null ? {} : { span: sentence.span }),
          })}
        </>
      );
    case "hidden":
      return <>{say("heatmap.hidden", { n: sentence.schools })}</>;
    case "withheld":
      return <>{say("heatmap.withheld", { n: sentence.schools })}</>;
  }
}

/** What is shown, in words: for those who come by a link, and on paper. */
export function Which({ found }: { found: HeatFound }) {
  const { lang, say } = useCtx();
  const source = useSource();
  const list = useList();
  const { all, choice, empty, families, options, pages, schools, groups } = found.heat;
  const here = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const before = groups[0]?.rows[0] ? all.indexOf(groups[0].rows[0]) : 0;
  const chosen = [
    choice.family !== ALL && choice.family !== EVERY ? list(families.map(({ title }) => inWords(title, lang))) : null,
    choice.source && source.label(choice.source),
    choice.span,
    options.districts.find(({ id }) => id === choice.under)?.name,
    choice.reviewed ? say("heatmap.only_reviewed") : null,
  ].filter((part) => part);
  return (
    <>
      {chosen.length > 0 && <b>{chosen.join(" · ")}. </b>}
      {pages > 1
        ? say("heatmap.which.part", { from: before + 1, to: before + here, n: all.length })
        : say("heatmap.which", { n: all.length, of: schools })}
      {empty > 0 && <> {say("heatmap.which.empty", { n: empty })}</>}
    </>
  );
}

/** On a narrow screen one family is seen: which, and the way to the others. */
function Narrow({ found, here }: { found: HeatFound; here: string }) {
  const { href, lang, say } = useCtx();
  const { choice, families } = found.heat;
  const [first, ...others] = families;
  if (!first || others.length === 0) return null;
  return (
    <p class="heat-narrow no-print">
      {say("heatmap.narrow", { what: inWords(first.title, lang) })}{" "}
      {others.map(({ id, title }) => (
        <a key={id} href={`${href(here)}${asQuery({ ...choice, family: id, page: 1 })}#${HEAT}`}>
          {inWords(title, lang)}
        </a>
      ))}
    </p>
  );
}

export function Pages({ found, here }: { found: HeatFound; here: string }) {
  const { href } = useCtx();
  const { choice, pages } = found.heat;
  const to = (page: number) => `${href(here)}${asQuery({ ...choice, page })}#${HEAT}`;
  return <Parts page={choice.page} pages={pages} to={to} />;
}

/** Under the table: that it ranks nobody, where it comes from, how it was made. */
function HeatNotes({ found }: { found: HeatFound }) {
  const { href, lang, say } = useCtx();
  const list = useList();
  const { heat, summary } = found;
  const mappings = new Set(
    heat.families.flatMap(({ columns }) => columns.flatMap(({ measures }) => measures.map(({ mapping }) => mapping))),
  );
  const imports = summary.imports.filter(({ mapping }) => mappings.has(mapping));
  const titles = [...new Set(imports.map(({ title, mapping }) => (title ? inWords(title, lang) : mapping)))];
  const publishers = [...new Set(imports.flatMap(({ publisher }) => publisher ?? []))];
  return (
    <>
      <p class="note">
        {say("heatmap.not_ranked")}{" "}
        {publishers.length > 0
          ? say("measure.sources", { titles: list(titles), publishers: list(publishers) })
          : say("heatmap.source", { titles: list(titles) })}
      </p>
      <details class="computed">
        <summary>{say("measure.computed")}</summary>
        <p>{say("heatmap.computed.number")}</p>
        <p>{say("heatmap.computed.color")}</p>
        <p>
          {say("heatmap.computed.size")} <a href={href("/methods/heatmap")}>{say("measure.method")}</a>
        </p>
      </details>
    </>
  );
}
