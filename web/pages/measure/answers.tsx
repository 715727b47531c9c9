/** How the answers to single questions spread: counts per option, never a score (law 2). */
import type { Item } from "../../../domain/measure/family.ts";
import { Spread } from "../../../plots/spread.tsx";
import { type Ctx, useCtx } from "../../page.tsx";
import { Absence } from "./cells.tsx";
import { foreign, inWords, useSource } from "./write.ts";

/** The questions of one family, a table for each source. */
export function Answers({ items }: { items: readonly Item[] }) {
  const { say } = useCtx();
  const source = useSource();
  const sources = [...new Set(items.map(({ measure }) => measure.source))];
  const untold = items.filter(({ measure }) => measure.question === null).length;
  return (
    <>
      {untold > 0 && <p class="note">{say("measure.answers.no_text", { n: untold })}</p>}
      {sources.map((one) => (
        <AnswerTable
          key={one}
          title={source.label(one)}
          items={items.filter(({ measure }) => measure.source === one)}
        />
      ))}
    </>
  );
}

function AnswerTable({ title, items }: { title: string; items: readonly Item[] }) {
  const ctx = useCtx();
  const { lang, say } = ctx;
  const ending = sharedEnding(items.map(({ measure }) => inWords(measure.question ?? measure.title, lang)));
  let before: string | null = null;
  return (
    <table class="rows tight">
      <caption class="vh">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{say("measure.answers.spread")}</th>
          <th scope="col" class="num">
            {say("measure.answers.counts")}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => {
          const options = optionsOf(item.measure, lang);
          const named = options === before ? null : options;
          before = options;
          return rowsOf(item, named, ending, ctx);
        })}
      </tbody>
    </table>
  );
}

/** One question, after the names of its options where the question before had others. A page has hundreds: no component. */
function rowsOf({ measure, cell }: Item, options: string | null, ending: string, { lang, say }: Ctx) {
  const words = measure.question ?? measure.title;
  const counts = cell.state === "value" ? cell.counts : null;
  const scored = measure.options?.some(({ score }) => score !== null) ?? false;
  const apart = measure.options?.map(({ score }) => scored && score === null) ?? [];
  return [
    options !== null && (
      <tr>
        <td colSpan={3} class="fine">
          {say("measure.answers.options", { options })}
        </td>
      </tr>
    ),
    <tr key={measure.id}>
      <th scope="row" lang={foreign(words, lang)}>
        {inWords(words, lang).slice(0, ending ? -ending.length : undefined)}
      </th>
      <td>
        {counts ? (
          Spread({ counts, apart })
        ) : cell.state === "value" ? (
          say("measure.answers.uncounted")
        ) : (
          <Absence cell={cell} />
        )}
      </td>
      <td class="num">{counts?.join(" · ")}</td>
    </tr>,
  ];
}

function optionsOf(measure: Item["measure"], lang: "en" | "es"): string | null {
  return measure.options?.map(({ label }) => inWords(label, lang)).join(" · ") ?? null;
}

/** What all texts end with after a colon (": its text is not in the published file"): said once above the table. */
function sharedEnding(texts: readonly string[]): string {
  const [first = ""] = texts;
  const ending = /: [^:]+$/.exec(first)?.[0] ?? "";
  return texts.length > 1 && texts.every((text) => text.endsWith(ending)) ? ending : "";
}
