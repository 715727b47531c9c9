/** How a heatmap and its columns are called. */

import type { Column, HeatFamily } from "../../../domain/measure/heat-columns.ts";
import type { Heat } from "../../../domain/measure/heatmap.ts";
import { useList } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { inWords, useSource } from "./write.ts";

/** "Families", or a record's title. */
export function useColumn(): (column: Column) => string {
  const { lang } = useCtx();
  const source = useSource();
  return ({ title, source: by }) => (title ? inWords(title, lang) : source.label(by));
}

/** "Families, teachers and students, school by school"; of records, what they are. */
export function useTitle(): (heat: Pick<Heat, "families">) => string {
  const { lang, say } = useCtx();
  const source = useSource();
  const list = useList();
  return ({ families }) => {
    const voices = [...new Set(voicesOf(families))];
    const [first, ...rest] = voices;
    if (first === undefined) {
      const titles = families.map(({ title }) => inWords(title, lang));
      return titles.length > 0 ? say("heatmap.title", { who: list(titles) }) : say("heatmap.title.none");
    }
    return say("heatmap.title", { who: list([source.subject(first), ...rest.map(source.within)]) });
  };
}

const voicesOf = (families: readonly HeatFamily[]) =>
  families.flatMap(({ columns }) => columns.map(({ source }) => source)).filter((source) => source !== "record");
