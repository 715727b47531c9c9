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
        <AnswerTable key={one} title={source(one)} items={items.filter(({ measure }) => measure.source === one)} />
      ))}
    </details>
  );
}

function AnswerTable({ title, items }: { title: string; items: readonly Item[] }) {
  const { say } = useCtx();
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
        {items.map((item) => (
          <AnswerRow key={item.measure.id} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function AnswerRow({ item: { measure, cell } }: { item: Item }) {
  const { lang, say } = useCtx();
  const words = measure.question ?? measure.title;
  const counts = cell.state === "value" ? cell.counts : null;
  const scored = measure.options?.some(({ score }) => score !== null) ?? false;
  const apart = measure.options?.map(({ score }) => scored && score === null) ?? [];
  return (
    <tr>
      <th scope="row" lang={foreign(words, lang)}>
        {inWords(words, lang)}
      </th>
      <td>
        {counts ? (
          <Spread counts={counts} apart={apart} />
        ) : cell.state === "value" ? (
          say("measure.answers.uncounted")
        ) : (
          <Absence cell={cell} />
        )}
      </td>
      <td class="num">
        {counts?.map((count, i) => (
          <span key={measure.options?.[i]?.label.en ?? i} title={optionName(i)}>
            {i > 0 && " · "}
            {count}
          </span>
        ))}
      </td>
    </tr>
  );

  function optionName(i: number): string | undefined {
    const label = measure.options?.[i]?.label;
    return label ? inWords(label, lang) : undefined;
  }
}
