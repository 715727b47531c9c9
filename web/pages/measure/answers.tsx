/** How the answers to single questions spread: counts per option, never a score (law 2). Folded away. */
import type { Item } from "../../../domain/measure/family.ts";
import { Spread } from "../../../plots/spread.tsx";
import { useCtx } from "../../page.tsx";
import { Absence } from "./cells.tsx";
import { foreign, inWords, useSource } from "./write.ts";

export function Answers({ items, summary }: { items: readonly Item[]; summary: string }) {
  const { say } = useCtx();
  const source = useSource();
  if (items.length === 0) return null;
  const sources = [...new Set(items.map(({ measure }) => measure.source))];
  const texts = items.filter(({ measure }) => measure.question !== null).length;
  return (
    <details class="spreads no-print">
      <summary>{summary}</summary>
      <p class="note">
        {say("measure.answers.about")}{" "}
        {texts < items.length && say("measure.answers.no_text", { n: items.length - texts })}
      </p>
      {sources.map((one) => (
        <AnswerTable
          key={one}
          title={source.label(one)}
          items={items.filter(({ measure }) => measure.source === one)}
        />
      ))}
    </details>
  );
}

function AnswerTable({ title, items }: { title: string; items: readonly Item[] }) {
  const { lang, say } = useCtx();
  const ending = sharedEnding(items.map(({ measure }) => inWords(measure.question ?? measure.title, lang)));
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
        {items.map((item, i) => (
          <AnswerRow key={item.measure.id} item={item} before={items[i - 1]} ending={ending} />
        ))}
      </tbody>
    </table>
  );
}

/** One question; the names of its options stand once for all neighbours that share them. */
function AnswerRow(props: { item: Item; before: Item | undefined; ending: string }) {
  const { item, before, ending } = props;
  const { measure, cell } = item;
  const { lang, say } = useCtx();
  const words = measure.question ?? measure.title;
  const counts = cell.state === "value" ? cell.counts : null;
  const scored = measure.options?.some(({ score }) => score !== null) ?? false;
  const apart = measure.options?.map(({ score }) => scored && score === null) ?? [];
  const options = optionsOf(measure, lang);
  return (
    <>
      {options !== null && (!before || optionsOf(before.measure, lang) !== options) && (
        <tr>
          <td colSpan={3} class="fine">
            {say("measure.answers.options", { options })}
          </td>
        </tr>
      )}
      <tr>
        <th scope="row" lang={foreign(words, lang)}>
          {inWords(words, lang).slice(0, ending ? -ending.length : undefined)}
        </th>
        <td>{counts ? <Spread counts={counts} apart={apart} /> : absent()}</td>
        <td class="num">{counts?.join(" · ")}</td>
      </tr>
    </>
  );

  function absent() {
    return cell.state === "value" ? say("measure.answers.uncounted") : <Absence cell={cell} />;
  }
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
