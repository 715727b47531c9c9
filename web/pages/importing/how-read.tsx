/** What each column becomes under a mapping, with its first values. */
import type { ComponentChildren } from "preact";
import type { Look } from "../../../domain/collect/draft-look.ts";
import type { Mapping } from "../../../domain/collect/mapping.ts";
import { type Measure, measuresOf } from "../../../domain/collect/measure.ts";
import { wantedColumns } from "../../../domain/collect/plan.ts";
import { Key } from "../../../plots/track.tsx";
import { Scroll } from "../../components/record-parts.tsx";
import { range } from "../../format.ts";
import { useCtx } from "../../page.tsx";
import { foreign, inWords } from "../measure/write.ts";

type Line = {
  columns: string[];
  becomes: ComponentChildren;
  source: Measure["source"] | null;
  scale: string;
  firsts: string[];
};

const FEW = 8;
const MANY = 300;

type Props = {
  mapping: Mapping;
  looks: readonly Look[];
  parts: Record<string, number>;
  all: boolean;
  more: string;
  from: string;
  change: ComponentChildren;
};

export function HowRead({ mapping, looks, parts, all, more, from, change }: Props) {
  const { href, say } = useCtx();
  const lines = useLines(mapping, looks, parts);
  const used = usedColumns(mapping, looks, parts);
  const total = Object.values(parts).reduce((sum, index) => sum + (looks[index]?.columns.length ?? 0), 0);
  const shown = lines.slice(0, all ? MANY : FEW);
  return (
    <>
      <p>
        {from} {say("importing.read.used", { used, all: total })} {change}
      </p>
      <Scroll label={say("importing.check.read")}>
        <table class="data">
          <thead>
            <tr>
              {(["column", "becomes", "source", "scale", "first"] as const).map((one) => (
                <th key={one} scope="col">
                  {say(`importing.read.${one}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <tr key={line.columns.join("\n")}>
                <th scope="row">
                  {line.columns.slice(0, 3).map((column, i) => (
                    <span key={column}>
                      {i > 0 && ", "}
                      <code>{column}</code>
                    </span>
                  ))}
                  {line.columns.length > 3 && ", …"}
                </th>
                <td class="wrap-text">{line.becomes}</td>
                <td>
                  {line.source && (
                    <span class="name">
                      <Key source={line.source} />
                      {say(`measure.source.${line.source}`)}
                    </span>
                  )}
                </td>
                <td>{line.scale}</td>
                <td>
                  {line.firsts
                    .slice(0, 3)
                    .map((text) =>
                      text === "" ? say("importing.empty") : text.length > 28 ? `${text.slice(0, 28)}…` : text,
                    )
                    .join(", ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {lines.length > shown.length && !all && (
        <p>
          <a href={href(more)}>{say("importing.read.all", { n: lines.length })}</a>
        </p>
      )}
      {all && lines.length > shown.length && (
        <p class="note">{say("importing.read.some", { shown: shown.length, all: lines.length })}</p>
      )}
    </>
  );
}

/** How many of the files' columns anything is read from. */
function usedColumns(mapping: Mapping, looks: readonly Look[], parts: Record<string, number>): number {
  const measures = measuresOf(mapping, mapping.mapping);
  const ofARound = { ...mapping, round: mapping.round ?? { id: "-" } };
  return Object.entries(parts).reduce((sum, [file, index]) => {
    const wanted = new Set(wantedColumns(ofARound, file, measures));
    return sum + (looks[index]?.columns.filter(({ name }) => wanted.has(name)).length ?? 0);
  }, 0);
}

function useLines(mapping: Mapping, looks: readonly Look[], parts: Record<string, number>): Line[] {
  const { lang, say } = useCtx();
  const find = (name: string, file: string | null) => {
    const indexes = file === null ? Object.values(parts) : [parts[file] ?? -1];
    for (const index of indexes) {
      const column = looks[index]?.columns.find((one) => one.name === name);
      if (column) return column;
    }
    return undefined;
  };
  const { places } = mapping;
  const id = typeof places.id === "string" ? places.id : (places.id as { column: string }).column;
  const line = (name: string | undefined, key: string): Line[] =>
    name === undefined || !find(name, null)
      ? []
      : [
          {
            columns: [name],
            becomes: say(`importing.read.${key}`),
            source: null,
            scale: "",
            firsts: find(name, null)?.firsts ?? [],
          },
        ];
  const people = Object.entries(mapping.respondents).flatMap(([source, asked]) => {
    const columns = [asked?.n, asked?.eligible].filter(
      (name): name is string => name !== undefined && find(name, null) !== undefined,
    );
    if (columns.length === 0) return [];
    return [
      {
        columns,
        becomes: say("importing.read.people"),
        source: source as Measure["source"],
        scale: say("importing.kind.count"),
        firsts: find(columns[0] ?? "", null)?.firsts ?? [],
      },
    ];
  });
  const measures = measuresOf(mapping, mapping.mapping).flatMap((measure): Line[] => {
    const columns = measure.value.length > 0 ? measure.value : measure.counts;
    const first = find(columns[0] ?? "", measure.file);
    if (!first) return [];
    return [
      {
        columns,
        becomes: <span lang={foreign(measure.title, lang)}>{inWords(measure.title, lang)}</span>,
        source: measure.source,
        scale: scaleOf(measure, say, lang),
        firsts: first.firsts,
      },
    ];
  });
  return [
    ...line(id, "id"),
    ...line(places.name, "name"),
    ...(places.parent && places.parent.of !== id ? line(places.parent.of, "parent") : []),
    ...line(places.grade_span, "grades"),
    ...people,
    ...measures,
  ];
}

function scaleOf(measure: Measure, say: (key: string) => string, lang: "en" | "es"): string {
  const { kind, low, high } = measure;
  if (kind !== "percent" && low !== null && high !== null) return range(low, high, lang, 0);
  return say(`importing.kind.${kind}`);
}
