// /at/:root/:place/heatmap — the same numbers as a plain table: value, range, how many answered, from whom, when
import type { HeatFound } from "../../../domain/measure/heatmap.store.ts";
import { heatmapAt } from "../../../domain/measure/heatmap.store.ts";
import type { HeatCell, HeatRow } from "../../../domain/measure/heatmap.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Scroll, Sec } from "../../components/record-parts.tsx";
import { TakeAlong } from "../../components/take-along.tsx";
import { range } from "../../format.ts";
import { NotFound, page, useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { Pages, Which } from "./heatmap.tsx";
import { asQuery, HEAT, HeatForm, readChoice } from "./heatmap-choice.tsx";
import { useRound } from "./trend.tsx";
import { anchorOf, digitsOf, foreign, inWords, useSource, written } from "./write.ts";

export const heatmapPage = page("/at/:root/:place/heatmap", async ({ db, params, query }) => {
  const found = await heatmapAt(db, params.root, params.place, readChoice(query));
  if (!found) throw new NotFound();
  return <Numbers found={found} />;
});

function Numbers({ found }: { found: HeatFound }) {
  const { href, say } = useCtx();
  const { heat, summary } = found;
  const { place, choice, groups } = heat;
  const here = addressAt(place, "heatmap");
  const title = say("heatmap.numbers.title", { place: place.name });
  const above = place.parent === null ? [] : [place.root];
  const crumbs = [...above, place.id].map((id) => {
    const at = summary.places.get(id) ?? place;
    return { label: at.name, href: addressAt(at) };
  });
  return (
    <Page
      title={title}
      description={say("heatmap.numbers.lead")}
      trail={[{ label: say("measure.places"), href: "/places" }, ...crumbs, { label: say("heatmap.numbers.short") }]}
    >
      <PageHead title={title} lead={say("heatmap.numbers.lead")}>
        <ForeignNote />
        <p class="row no-print">
          <a href={`${href(addressAt(place))}${asQuery(choice)}#${HEAT}`}>{say("heatmap.numbers.back")}</a>
        </p>
      </PageHead>
      <Sec id={HEAT} title={say("heatmap.numbers.table")}>
        {heat.families.length === 0 ? (
          <p>{say("heatmap.empty")}</p>
        ) : (
          <>
            <HeatForm found={found} here={here} />
            <p class="note">
              <Which found={found} />
            </p>
            <NumberTable rows={groups.flatMap((group) => group.rows)} found={found} />
            <Pages found={found} here={here} />
            <TakeAlong place={place} what="heatmap" />
          </>
        )}
      </Sec>
    </Page>
  );
}

function NumberTable({ rows, found }: { rows: readonly HeatRow[]; found: HeatFound }) {
  const { say } = useCtx();
  const titles = new Map(found.heat.families.map(({ id, title }) => [id, title]));
  if (rows.length === 0) return null;
  return (
    <Scroll label={say("heatmap.numbers.table")}>
      <table class="heat-numbers">
        <caption class="vh">{say("heatmap.numbers.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("measure.col.school")}</th>
            <th scope="col">{say("measure.col.what")}</th>
            <th scope="col">{say("heatmap.col.source")}</th>
            <th scope="col" class="num">
              {say("measure.col.value")}
            </th>
            <th scope="col">{say("heatmap.col.range")}</th>
            <th scope="col" class="num">
              {say("measure.col.answered")}
            </th>
            <th scope="col" class="num">
              {say("heatmap.col.eligible")}
            </th>
            <th scope="col">{say("heatmap.col.round")}</th>
          </tr>
        </thead>
        {rows.map((row) => (
          <School key={row.place.id} row={row} titles={titles} found={found} />
        ))}
      </table>
    </Scroll>
  );
}

function School(props: { row: HeatRow; titles: ReadonlyMap<string, { en: string; es?: string }>; found: HeatFound }) {
  const { row, titles, found } = props;
  const { href, lang } = useCtx();
  const source = useSource();
  const roundOf = useRound(found.summary);
  const address = href(addressAt(row.place));
  return (
    <tbody>
      {row.cells.map((cell, i) => {
        const { column, measure, round, shown } = cell;
        const what = column.title ?? titles.get(column.family) ?? measure.title;
        return (
          <tr key={column.key}>
            {i === 0 && (
              <th scope="rowgroup" rowSpan={row.cells.length}>
                <a href={address}>{row.place.name}</a>
              </th>
            )}
            <td lang={foreign(what, lang)}>{inWords(what, lang)}</td>
            <td>{source.label(column.source)}</td>
            <Value cell={cell} address={address} />
            <td class="num">{shown && "n" in shown && shown.n !== null ? shown.n : "–"}</td>
            <td class="num">{shown?.state === "value" && shown.eligible !== null ? shown.eligible : "–"}</td>
            <td>{shown === null ? "–" : roundOf(measure, round)}</td>
          </tr>
        );
      })}
    </tbody>
  );
}

/** The number, linked to how it was computed, and its range; or why there is none. */
function Value({ cell, address }: { cell: HeatCell; address: string }) {
  const { lang, say } = useCtx();
  const { form, measure, estimate, shown } = cell;
  const account = `${address}#${anchorOf(measure)}`;
  if (form.state === "number" && estimate) {
    return (
      <>
        <td class="num">
          <a href={account}>
            {written(measure, estimate.value)}
            <span class="vh">{say("measure.how_computed")}</span>
          </a>
        </td>
        <td>
          {estimate.range
            ? range(estimate.range.low, estimate.range.high, lang, digitsOf(measure))
            : say("measure.published")}
          {form.few && <>, {say("heatmap.legend.few")}</>}
        </td>
      </>
    );
  }
  if (form.state === "word") {
    const { word, at, of } = form;
    return (
      <>
        <td class="num" lang={foreign(word, lang)}>
          {inWords(word, lang)}
        </td>
        <td>
          {at !== null && say("heatmap.position", { at: at + 1, of })}
          {form.few && <>, {say("heatmap.legend.few")}</>}
        </td>
      </>
    );
  }
  if (form.state === "censored") {
    const bounded = shown?.state === "censored" && shown.why;
    return (
      <>
        <td class="num">{form.word}</td>
        <td>{say(bounded ? "measure.bounded" : "measure.censored")}</td>
      </>
    );
  }
  const kept = form.state === "hidden" || form.state === "suppressed";
  const reason =
    form.state === "hidden"
      ? say(`measure.hidden.${form.why}`)
      : say(form.state === "suppressed" ? "heatmap.legend.hidden_theirs" : `heatmap.spoken.${form.state}`);
  return (
    <>
      <td class="num">{kept ? say("measure.state.hidden") : form.state === "not-asked" ? "·" : "–"}</td>
      <td>{reason}</td>
    </>
  );
}
