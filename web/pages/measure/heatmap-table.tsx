/** The heatmap's table: a school is a row, a source within a family a column; a cell is a number, a word, or why there is none. */
import type { ComponentChildren } from "preact";
import type { Column, HeatFamily } from "../../../domain/measure/heat-columns.ts";
import type { HeatFound } from "../../../domain/measure/heatmap.store.ts";
import type { HeatCell, HeatGroup, HeatRow } from "../../../domain/measure/heatmap.ts";
import type { Measure } from "../../../domain/measure/measure.ts";
import { Scroll } from "../../components/record-parts.tsx";
import { range } from "../../format.ts";
import { useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { useColumn, useTitle } from "./heatmap-words.ts";
import { useRound } from "./trend.tsx";
import { digitsOf, foreign, inWords, written } from "./write.ts";

/** More rows than this scroll under a head that stays. */
const TALL = 40;

export function HeatTable({ found }: { found: HeatFound }) {
  const { say } = useCtx();
  const { families, groups } = found.heat;
  const title = useTitle()(found.heat);
  const columns = families.flatMap((family) => family.columns);
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const worded = columns.some(({ scale, title: own }) => scale === null || own !== null);
  const size = columns.length <= 6 ? "few" : columns.length > 12 ? "many" : "";
  const classes = ["heat", size, worded && "worded", rows > TALL && "tall"].filter((name) => name).join(" ");
  const spans = groups.length > 1 || groups.some(({ span }) => span !== null);
  return (
    <Scroll label={title}>
      <table class={classes}>
        <caption class="vh">{say("heatmap.caption", { title, n: rows })}</caption>
        <Head families={families} found={found} />
        {groups.map((group) => (
          <Group key={group.span} group={group} families={families} headed={spans} />
        ))}
      </table>
    </Scroll>
  );
}

function Head({ families, found }: { families: readonly HeatFamily[]; found: HeatFound }) {
  const { lang, say } = useCtx();
  const roundOf = useRound(found.summary);
  const named = useColumn();
  const shown = (column: Column) => found.heat.choice.round ?? column.rounds[0] ?? "";
  const rounds = new Set(families.flatMap(({ columns }) => columns.map(shown)));
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {say("heatmap.school")}
        </th>
        {families.map(({ id, title, columns }, i) => (
          <th
            key={id}
            scope="colgroup"
            colSpan={columns.length}
            class={i > 0 ? "first wide" : "first"}
            lang={foreign(title, lang)}
          >
            {inWords(title, lang)}
          </th>
        ))}
      </tr>
      <tr>
        {families.flatMap(({ columns, voices }, i) =>
          columns.map((column, j) => (
            <th
              key={column.key}
              scope="col"
              class={placed(i, j)}
              lang={column.title ? foreign(column.title, lang) : undefined}
            >
              {voices && (
                <svg class={`key src-${column.source}`} viewBox="-7 -7 14 14" aria-hidden="true">
                  <use href={`#${column.source}`} class="m" />
                </svg>
              )}
              {named(column)}
              {rounds.size > 1 && <small>{roundOf(column.measures[0] as Measure, shown(column))}</small>}
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

/** first: a family begins; wide: it is not seen on a narrow screen, which shows one. */
function placed(family: number, column: number): string | undefined {
  return [column === 0 && "first", family > 0 && "wide"].filter((name) => name).join(" ") || undefined;
}

function Group(props: { group: HeatGroup; families: readonly HeatFamily[]; headed: boolean }) {
  const { group, families, headed } = props;
  const { lang, say } = useCtx();
  const starts: (string | undefined)[] = families.flatMap(({ columns }, i) => columns.map((_, j) => placed(i, j)));
  return (
    <tbody>
      {headed && (
        <tr class="group">
          <th colSpan={starts.length + 1} scope="rowgroup">
            {group.span === null ? (
              say("heatmap.no_grades")
            ) : (
              <span lang={lang === "en" ? undefined : "en"}>{group.span}</span>
            )}{" "}
            <span class="note">{say("heatmap.schools", { n: group.rows.length })}</span>
          </th>
        </tr>
      )}
      {group.rows.map((row) => (
        <Row key={row.place.id} row={row} starts={starts} />
      ))}
    </tbody>
  );
}

function Row({ row, starts }: { row: HeatRow; starts: readonly (string | undefined)[] }) {
  const { href } = useCtx();
  return (
    <tr>
      <th scope="row">
        <a href={href(addressAt(row.place))}>{row.place.name}</a>
      </th>
      {row.cells.map((cell, i) => (
        <Cell key={cell.column.key} cell={cell} at={starts[i]} />
      ))}
    </tr>
  );
}

function Cell({ cell, at }: { cell: HeatCell; at: string | undefined }) {
  const { lang, say } = useCtx();
  const { form, measure, estimate } = cell;
  const td = (look: string, children: ComponentChildren) => <td class={at ? `${look} ${at}` : look}>{children}</td>;
  if (form.state === "number" && estimate) {
    const sure = estimate.range
      ? range(estimate.range.low, estimate.range.high, lang, digitsOf(measure))
      : say("measure.published");
    return td(
      lookOf(form.step, form.few, form.sure),
      <>
        {written(measure, estimate.value)}
        <span class="vh"> ({form.few ? say("heatmap.spoken.few", { sure }) : sure})</span>
      </>,
    );
  }
  if (form.state === "word") {
    const { word, at: position, of, step, few } = form;
    return td(
      `word ${step === null ? "plain" : lookOf(step, few, "sure")}`,
      <>
        <span lang={foreign(word, lang)}>{inWords(word, lang)}</span>
        {position !== null && <small>{say("heatmap.position", { at: position + 1, of })}</small>}
        {few && <span class="vh"> ({say("heatmap.legend.few")})</span>}
      </>,
    );
  }
  if (form.state === "censored") return td("word plain", form.word);
  if (form.state === "hidden" || form.state === "suppressed") {
    return td(
      form.state === "hidden" ? "none lock ours" : "none lock theirs",
      <>
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
          <rect width="18" height="11" x="3" y="11" rx="2" />
          <path d="M7 11V7a5 5 0 0 1 10 0v4" />
        </svg>
        <span class="vh">
          {form.state === "hidden"
            ? say("heatmap.spoken.hidden", { why: say(`measure.hidden.${form.why}`) })
            : say("heatmap.legend.hidden_theirs")}
        </span>
      </>,
    );
  }
  const mark = form.state === "not-asked" ? "·" : "–";
  return td(
    "none",
    <>
      <span aria-hidden="true">{mark}</span>
      <span class="vh">{say(`heatmap.spoken.${form.state}`)}</span>
    </>,
  );
}

function lookOf(step: number, few: boolean, sure: keyof typeof SIZE): string {
  return few ? "low" : `v${step}${SIZE[sure]}`;
}
const SIZE = { sure: "", fairly: " u2", little: " u3", published: " pub" } as const;
