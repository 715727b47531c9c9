// /import/:id/mapping/columns?from=N&all=1 — building a mapping, second half: what each column is, 20 at a time

import { changeDraft, type Draft, looksOf } from "../../../domain/collect/draft.store.ts";
import type { Column, Look } from "../../../domain/collect/draft-look.ts";
import { dimensions, type MappingMeasure, sources, uses } from "../../../domain/collect/mapping.ts";
import { type Guess, guessColumn, maybeMeasure } from "../../../domain/collect/propose-guess.ts";
import { type Choices, type ChosenMeasure, mappingOf } from "../../../domain/collect/propose-mapping.ts";
import { Sec } from "../../components/record-parts.tsx";
import { number } from "../../format.ts";
import { action, type FormCtx, page, seeOther, useCtx, type View } from "../../page.tsx";
import { useBuilt } from "./mapping.tsx";
import { describedBy, draftAt, GonePage, ImportPage, Mistakes } from "./parts.tsx";

/** Columns on one page: a form of them stays far below FORM_BYTES. */
const AT_ONCE = 20;
/** With more columns than this nothing is chosen beforehand. */
const FEW = 60;
const KINDS = ["leave-out", "score", "percent", "count", "number", "ordered"] as const;

export const columnsPage = page("/import/:id/mapping/columns", async (ctx) => view(ctx as FormCtx, new Map()));

async function view(ctx: FormCtx, mistakes: ReadonlyMap<string, string>): Promise<View> {
  const draft = await draftAt(ctx);
  const look = draft.state.looked ? (await looksOf(draft))?.[0] : undefined;
  if (!look) return <GonePage draft={draft} step="mapping" />;
  if (draft.state.choices === null) return seeOther(ctx.href(`/import/${draft.id}/mapping/places`));
  const all = ctx.query.get("all") === "1";
  const list = listed(look, draft.state.choices, all);
  const from = Math.min(Math.max(0, Math.floor(Number(ctx.query.get("from")) || 0)), Math.max(0, list.length - 1));
  const shown = (
    <Columns
      draft={draft}
      look={look}
      choices={draft.state.choices}
      list={list}
      from={from}
      all={all}
      mistakes={mistakes}
      form={ctx.form}
    />
  );
  return mistakes.size > 0 ? { status: 422, view: shown } : shown;
}

/** The columns that may become measures, without those that say which place it is and who answered. */
function listed(look: Look, choices: Choices, all: boolean): { column: Column; i: number }[] {
  const people = Object.values(choices.people).flatMap(({ n, eligible }) => [n, eligible]);
  const used = new Set([choices.id, choices.name, choices.parent, choices.grades, ...people]);
  return look.columns
    .map((column, i) => ({ column, i }))
    .filter(({ column }) => column.name !== "" && !used.has(column.name) && (all || maybeMeasure(column)));
}

export const columnsAction = action("/import/:id/mapping/columns", async (ctx) => {
  const draft = await draftAt(ctx);
  const looks = await looksOf(draft);
  const look = looks?.[0];
  const { choices } = draft.state;
  const address = `/import/${draft.id}/mapping`;
  if (!looks || !look || !choices) return seeOther(ctx.href(`${address}/places`));
  const all = ctx.query.get("all") === "1";
  const list = listed(look, choices, all);
  const from = Math.max(0, Math.floor(Number(ctx.query.get("from")) || 0));
  const mistakes = new Map<string, string>();
  const measures = { ...choices.measures };
  for (const { column, i } of list.slice(from, from + AT_ONCE)) {
    delete measures[column.name];
    const chosen = ctx.form.get("do") === "none" ? null : read(ctx, column, i, mistakes);
    if (chosen) measures[column.name] = chosen;
  }
  if (mistakes.size > 0) return view(ctx, mistakes);
  const changed = { ...choices, measures };
  await changeDraft(ctx.db, draft.id, { choices: changed });
  const next = from + AT_ONCE;
  if (ctx.form.get("do") !== "finish" && next < list.length)
    return seeOther(ctx.href(`${address}/columns?from=${next}${all ? "&all=1" : ""}`));
  if (Object.keys(measures).length === 0) {
    mistakes.set("list", ctx.say("importing.columns.wrong.none"));
    return view(ctx, mistakes);
  }
  await useBuilt(
    ctx,
    draft,
    mappingOf(
      changed,
      look.name,
      look.columns.map(({ name }) => name),
    ),
    looks,
  );
  return seeOther(ctx.href(address));
});

function read({ form, say }: FormCtx, column: Column, i: number, mistakes: Map<string, string>): ChosenMeasure | null {
  const text = (what: string) => (form.get(`${what}${i}`) ?? "").trim();
  const kind = KINDS.find((one) => one === text("k"));
  if (kind === undefined || kind === "leave-out") return null;
  const one = <T extends string>(of: readonly T[], what: string): T | undefined =>
    of.find((name) => name === text(what));
  const name = column.name;
  const end = (what: string): number | null => (/^-?\d+(\.\d+)?$/.test(text(what)) ? Number(text(what)) : null);
  const low = end("l");
  const high = end("h");
  if (kind === "score" && (low === null || high === null || low >= high))
    mistakes.set(`l${i}`, say("importing.columns.wrong.scale", { name }));
  const ordered = text("o")
    .split(/\r?\n/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
  if (kind === "ordered" && (ordered.length < 2 || new Set(ordered).size < ordered.length))
    mistakes.set(`o${i}`, say("importing.columns.wrong.ordered", { name }));
  if (kind !== "ordered" && column.numbers === 0) mistakes.set(`k${i}`, say("importing.columns.wrong.words", { name }));
  if (kind !== "ordered" && column.percentSigns > 0)
    mistakes.set(`k${i}`, say("importing.columns.wrong.percent", { name }));
  if (text("t") === "" || text("t").length > 200) mistakes.set(`t${i}`, say("importing.columns.wrong.title", { name }));
  return {
    kind,
    low: kind === "score" ? low : null,
    high: kind === "score" ? high : null,
    source: one<MappingMeasure["source"]>(sources, "s") ?? "record",
    dimension: one(dimensions, "d") ?? "context",
    title: text("t"),
    ordered: kind === "ordered" ? ordered : [],
    use: one(uses, "u") ?? null,
  };
}

type Props = {
  draft: Draft;
  look: Look;
  choices: Choices;
  list: readonly { column: Column; i: number }[];
  from: number;
  all: boolean;
  mistakes: ReadonlyMap<string, string>;
  form: URLSearchParams;
};

function Columns({ draft, look, choices, list, from, all, mistakes, form }: Props) {
  const { href, say } = useCtx();
  const address = `/import/${draft.id}/mapping/columns`;
  const here = list.slice(from, from + AT_ONCE);
  const to = from + here.length;
  const guessed = list.length <= FEW;
  const chosen = Object.keys(choices.measures).length;
  const groups = Math.ceil(list.length / AT_ONCE);
  return (
    <ImportPage
      draft={draft}
      step="mapping"
      title={say("importing.columns.title")}
      lead={say(guessed ? "importing.columns.lead" : "importing.columns.lead_many", { n: list.length })}
    >
      <Mistakes mistakes={mistakes} />
      <Sec id="list" title={say("importing.columns.group", { from: from + 1, to, all: list.length })}>
        <p class="note">
          {(chosen > 0 || !guessed) && `${say("importing.columns.chosen", { n: chosen })} `}
          <a href={href(all ? address : `${address}?all=1`)}>
            {say(all ? "importing.columns.numeric" : "importing.columns.show_all", { n: number(look.columns.length) })}
          </a>
        </p>
        <form method="post" action={href(`${address}?from=${from}${all ? "&all=1" : ""}`)}>
          {here.map(({ column, i }) => (
            <One key={i} column={column} i={i} of={stands(column, i, choices, guessed, form)} mistakes={mistakes} />
          ))}
          <p class="row">
            <button type="submit" name="do" value="next">
              {to < list.length ? say("importing.columns.next") : say("importing.columns.last")}
            </button>
            <button class="quiet" type="submit" name="do" value="none">
              {say("importing.columns.none")}
            </button>
            {to < list.length && (
              <button class="quiet" type="submit" name="do" value="finish">
                {say("importing.columns.finish")}
              </button>
            )}
          </p>
        </form>
        {groups > 1 && (
          <nav class="jumps" aria-label={say("importing.columns.groups")}>
            <p class="row">
              {Array.from({ length: groups }, (_, g) => (
                <a
                  key={g}
                  href={href(`${address}?from=${g * AT_ONCE}${all ? "&all=1" : ""}`)}
                  aria-current={g * AT_ONCE === from ? "page" : undefined}
                >
                  {say("importing.columns.jump", {
                    from: g * AT_ONCE + 1,
                    to: Math.min(list.length, (g + 1) * AT_ONCE),
                  })}
                </a>
              ))}
            </p>
          </nav>
        )}
      </Sec>
    </ImportPage>
  );
}

type Stands = Omit<Guess, "low" | "high" | "ordered"> & { low: string; high: string; ordered: string };

/** What stands in a column's fields: as typed, as chosen before, else the guess. */
function stands(column: Column, i: number, choices: Choices, guessed: boolean, form: URLSearchParams): Stands {
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

function One({
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
    <div class={what === "k" ? "field" : "field import-kept"}>
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
