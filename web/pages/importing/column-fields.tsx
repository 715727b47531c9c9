/** The fields of one column: what it is, who says it, on what scale. What a kind does not need is hidden by importing.css. */
import type { Column } from "../../../domain/collect/draft-look.ts";
import { dimensions, sources, uses } from "../../../domain/collect/mapping.ts";
import { type Guess, guessColumn } from "../../../domain/collect/propose-guess.ts";
import type { Choices } from "../../../domain/collect/propose-mapping.ts";
import { number } from "../../format.ts";
import { useCtx } from "../../page.tsx";
import { describedBy } from "./parts.tsx";

export const KINDS = ["leave-out", "score", "percent", "count", "number", "ordered"] as const;

type Stands = Omit<Guess, "low" | "high" | "ordered"> & { low: string; high: string; ordered: string };

/** What stands in a column's fields: as typed, as chosen before, else the guess. */
export function stands(column: Column, i: number, choices: Choices, guessed: boolean, form: URLSearchParams): Stands {
  const guess = guessColumn(column);
  const before = choices.measures[column.name];
  const known = before ?? (guessed ? guess : { ...guess, kind: "leave-out" as const });
  const words =
    known.ordered.length > 0 ? known.ordered : column.numbers === 0 ? column.texts.map(([text]) => text) : [];
  const typed = (what: string, other: string) => form.get(`${what}${i}`) ?? other;
  return {
    kind: typed("k", known.kind) as Guess["kind"],
    low: typed("l", `${known.low ?? guess.low ?? ""}`),
    high: typed("h", `${known.high ?? guess.high ?? ""}`),
    source: typed("s", known.source) as Guess["source"],
    dimension: typed("d", known.dimension) as Guess["dimension"],
    title: typed("t", known.title),
    ordered: typed("o", words.join("\n")),
    use: typed("u", known.use ?? "") as Guess["use"],
  };
}

export function ColumnFields({
  column,
  i,
  of,
  mistakes,
}: {
  column: Column;
  i: number;
  of: Stands;
  mistakes: ReadonlyMap<string, string>;
}) {
  const { say } = useCtx();
  const wrong = (what: string) => mistakes.get(`${what}${i}`);
  const Wrong = ({ what }: { what: string }) =>
    wrong(what) ? (
      <p class="wrong" id={`${what}${i}-wrong`}>
        {wrong(what)}
      </p>
    ) : null;
  const choice = (
    what: string,
    label: string,
    names: readonly string[],
    now: string,
    say1: (name: string) => string,
  ) => (
    <div class={what === "k" ? "field" : `field import-kept ${what === "u" ? "import-use" : ""}`}>
      <label for={`${what}${i}`}>{say(label)}</label>
      <Wrong what={what} />
      <select id={`${what}${i}`} name={`${what}${i}`} {...describedBy(`${what}${i}`, false, wrong(what))}>
        {names.map((name) => (
          <option key={name} value={name} selected={name === now}>
            {say1(name)}
          </option>
        ))}
      </select>
    </div>
  );
  const input = (what: string, label: string, value: string, cls?: string) => (
    <div class={`field import-kept ${cls ?? ""}`}>
      <label for={`${what}${i}`}>{say(label)}</label>
      <Wrong what={what} />
      <input
        id={`${what}${i}`}
        name={`${what}${i}`}
        value={value}
        autocomplete="off"
        {...describedBy(`${what}${i}`, false, wrong(what))}
      />
    </div>
  );
  const words = column.numbers === 0;
  return (
    <fieldset class="import-column">
      <legend>
        <code>{column.name}</code>
      </legend>
      <p class="note">
        {words
          ? say("importing.columns.words", {
              words: column.texts
                .slice(0, 6)
                .map(([text]) => text)
                .join(", "),
            })
          : say("importing.columns.numbers", {
              low: plain(column.low),
              high: plain(column.high),
              n: column.numbers,
            })}{" "}
        {column.empty > 0 && say("importing.columns.empty", { n: column.empty })}
      </p>
      <div class="import-fields">
        {choice(
          "k",
          "importing.columns.kind",
          words ? ["leave-out", "ordered"] : KINDS.filter((kind) => kind !== "ordered"),
          of.kind,
          (kind) => say(`importing.kind.${kind}`),
        )}
        {input("t", "importing.columns.name", of.title, "wide")}
        {choice("s", "importing.columns.source", sources, of.source, (source) => say(`measure.source.${source}`))}
        {choice("d", "importing.columns.dimension", dimensions, of.dimension, (one) =>
          say(`importing.dimension.${one}`),
        )}
        {!words && input("l", "importing.columns.low", of.low, "short import-scale")}
        {!words && input("h", "importing.columns.high", of.high, "short import-scale")}
        {!words &&
          choice("u", "importing.columns.use", ["", ...uses], of.use ?? "", (use) =>
            say(`importing.use.${use || "none"}`),
          )}
        {words && (
          <div class="field wide import-kept">
            <label for={`o${i}`}>{say("importing.columns.ordered")}</label>
            <Wrong what="o" />
            <textarea
              id={`o${i}`}
              name={`o${i}`}
              rows={Math.min(8, Math.max(3, column.texts.length))}
              {...describedBy(`o${i}`, false, wrong("o"))}
            >
              {of.ordered}
            </textarea>
          </div>
        )}
      </div>
    </fieldset>
  );
}

function plain(value: number | null): string {
  return value === null ? "" : number(value, Number.isInteger(value) ? 0 : 1);
}
