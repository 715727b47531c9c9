// /import/:id/mapping/columns?from=N&all=1 — building a mapping, second half: what each column is, 20 at a time

import { changeDraft, type Draft, looksOf } from "../../../domain/collect/draft.store.ts";
import { type Column, headerTroubles, type Look } from "../../../domain/collect/draft-look.ts";
import { dimensions, type MappingMeasure, sources, uses } from "../../../domain/collect/mapping.ts";
import { maybeMeasure } from "../../../domain/collect/propose-guess.ts";
import { type Choices, type ChosenMeasure, mappingOf } from "../../../domain/collect/propose-mapping.ts";
import { Sec } from "../../components/record-parts.tsx";
import { number } from "../../format.ts";
import { action, type FormCtx, page, seeOther, useCtx, type View } from "../../page.tsx";
import { ColumnFields, KINDS, stands } from "./column-fields.tsx";
import { useBuilt } from "./mapping.tsx";
import { draftAt, GonePage, ImportPage, Mistakes, whenBusy, whenStored } from "./parts.tsx";

/** Columns on one page: a form of them stays far below FORM_BYTES. */
const AT_ONCE = 20;
/** With more columns than this nothing is chosen beforehand. */
const FEW = 60;

export const columnsPage = page("/import/:id/mapping/columns", async (ctx) => view(ctx as FormCtx, new Map()));

async function view(ctx: FormCtx, mistakes: ReadonlyMap<string, string>): Promise<View> {
  const draft = await draftAt(ctx);
  const stored = whenStored(ctx, draft);
  if (stored) return stored;
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
  const twice = headerTroubles(look.columns).twice;
  const used = new Set([...twice, choices.id, choices.name, choices.parent, choices.grades, ...people]);
  return look.columns
    .map((column, i) => ({ column, i }))
    .filter(({ column }) => column.name !== "" && !used.has(column.name) && (all || maybeMeasure(column)));
}

export const columnsAction = action("/import/:id/mapping/columns", async (ctx) => {
  const draft = await draftAt(ctx);
  const busy = whenBusy(ctx, draft);
  if (busy) return busy;
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
  if (kind !== "ordered" && kind !== "percent" && column.percentSigns > 0)
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
  if (list.length === 0) return <NoColumns draft={draft} look={look} all={all} />;
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
            <ColumnFields
              key={i}
              column={column}
              i={i}
              of={stands(column, i, choices, guessed, form)}
              mistakes={mistakes}
            />
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

/** Nothing in the file looks like a measure: why that may be, and the ways on. */
function NoColumns({ draft, look, all }: { draft: Draft; look: Look; all: boolean }) {
  const { href, say } = useCtx();
  const address = `/import/${draft.id}/mapping`;
  return (
    <ImportPage draft={draft} step="mapping" title={say("importing.columns.title")}>
      <Sec id="list" title={say("importing.columns.nothing")}>
        <p>{say("importing.columns.nothing_why")}</p>
        {look.decimalCommas && (
          <p>{say("importing.odd.comma", { n: look.decimalCommas.cells, first: look.decimalCommas.first })}</p>
        )}
        <p class="row go">
          <a class="button" href={href("/import")}>
            {say("importing.again")}
          </a>
          {!all && (
            <a class="button quiet" href={href(`${address}/columns?all=1`)}>
              {say("importing.columns.show_all", { n: number(look.columns.length) })}
            </a>
          )}
          <a href={href(`${address}/places`)}>{say("importing.columns.back")}</a>
        </p>
      </Sec>
    </ImportPage>
  );
}
