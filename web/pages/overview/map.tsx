// /map — the evidence map: indicators and conditions by what was measured; amount, certainty, direction; blanks lead to helping
import {
  type Cell,
  type Direction,
  directions,
  type EvidenceMap,
  evidenceMap,
  type MapRow,
  OUTCOMES,
} from "../../../domain/commons/evidence-map.ts";
import { type Shape, UnitMarks } from "../../../plots/unit-marks.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { RecordLink } from "../../components/record-link.tsx";
import { Cert, Sec, useList } from "../../components/record-parts.tsx";
import { TakeChart } from "../../components/take-chart.tsx";
import { page, useCtx } from "../../page.tsx";
import { groupsOf, type RowGroup } from "./rows.ts";

export const SHAPE: Record<Direction, Shape> = { favorable: "up", none: "bar", unfavorable: "down", describes: "ring" };

export const mapPage = page("/map", ({ commons, say }) => {
  const map = evidenceMap(commons);
  return (
    <Page
      title={say("overview.map.name")}
      description={say("overview.map.lead")}
      trail={[{ label: say("overview.map.name") }]}
    >
      <PageHead title={say("overview.map.title")} lead={say("overview.map.lead")}>
        <Says map={map} />
      </PageHead>
      <Whole map={map} />
      <HowToHelp />
    </Page>
  );
});

/** What the map says, in three sentences with numbers. */
function Says({ map }: { map: EvidenceMap }) {
  const { commons, lang, say, tell } = useCtx();
  const list = useList();
  const { all, columns } = map;
  const [most] = [...OUTCOMES].sort((a, b) => columns[b].blank - columns[a].blank);
  const thinnest = most ?? "life-skills";
  const seen = map.rows
    .filter((row) => row.cells[thinnest].findings.length === 0 && row.cases > 0)
    .sort((a, b) => b.cases - a.cases || (a.id < b.id ? -1 : 1));
  const title = (row: MapRow) => {
    const body = commons.get(row.kind, row.id);
    return say("state.brief.quoted", { title: (lang === "es" && body?.es.title) || body?.title || row.id });
  };
  if (map.rows.length === 0) return null;
  return (
    <div class="summary">
      <h2>{say("overview.map.three")}</h2>
      <ol>
        <li>
          {tell("overview.map.blank", {
            blank: all.blank,
            cells: all.cells,
            academic: columns.academic.blank,
            life: columns["life-skills"].blank,
            change: columns.change.blank,
            rows: map.rows.length,
            mark: (text) => <mark>{text}</mark>,
          })}
        </li>
        <li>
          {say("overview.map.single", {
            filled: all.cells - all.blank,
            single: all.single,
            sure: map.rows.flatMap((row) => OUTCOMES.map((o) => row.cells[o])).filter(isSure).length,
          })}
        </li>
        <li>
          {say("overview.map.practised", {
            outcome: say(`overview.outcome.${thinnest}`).toLowerCase(),
            names: list(seen.slice(0, 3).map(title)),
            n: seen[0]?.cases ?? 0,
            cases: commons.counts.cases,
          })}
        </li>
      </ol>
    </div>
  );
}

function isSure({ certainty }: Cell): boolean {
  return certainty === "high" || certainty === "moderate";
}

function Whole({ map }: { map: EvidenceMap }) {
  const { commons, href, lang, say, tell } = useCtx();
  const groups = groupsOf(map, commons, lang);
  return (
    <Sec id="whole" title={say("overview.map.whole")}>
      <p class="note">
        {tell("overview.map.about", {
          findings: map.all.findings,
          studies: map.all.studies,
          elsewhere: map.elsewhere,
          method: (text) => <a href={href("/methods/evidence-map")}>{text}</a>,
        })}
      </p>
      <Legend />
      <TakeChart name="evidence-map" />
      <nav class="jumps" aria-label={say("commons.jumps")}>
        <ul class="plain row">
          {groups.map((group) => (
            <li key={group.name}>
              <a href={`#${idOf(group)}`}>
                <GroupName group={group} />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <fieldset class="pick-outcome no-print">
        <legend>{say("overview.map.pick")}</legend>
        {OUTCOMES.map((outcome, i) => (
          <label key={outcome}>
            <input type="radio" name="outcome" value={outcome} defaultChecked={i === 0} />
            {say(`overview.outcome.${outcome}`)}
          </label>
        ))}
      </fieldset>
      <table class="evidence-map">
        <caption class="vh">{say("overview.map.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("overview.map.row")}</th>
            {OUTCOMES.map((outcome) => (
              <th key={outcome} scope="col">
                {say(`overview.outcome.${outcome}`)}
                <span class="fine">
                  {say("overview.map.column", { ...map.columns[outcome], rows: map.rows.length })}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.name}>
            <tr class="group">
              <th scope="rowgroup" colSpan={4} id={idOf(group)}>
                <GroupName group={group} />
              </th>
            </tr>
            {group.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <RecordLink kind={row.kind} id={row.id} />
                  {row.cases > 0 && <span class="fine">{say("overview.map.cases", { n: row.cases })}</span>}
                </th>
                {OUTCOMES.map((outcome) => (
                  <td key={outcome} class={`of-${outcome}`}>
                    <CellView cell={row.cells[outcome]} gap={row.gaps[0]?.id} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Sec>
  );
}

function idOf({ kind, name }: RowGroup): string {
  return kind === "indicators" ? name : `conditions-${name}`;
}

export function GroupName({ group: { kind, name } }: { group: RowGroup }) {
  const { say } = useCtx();
  return (
    <>
      {kind === "indicators"
        ? say(`label.element.${name}`)
        : say("overview.map.conditions", { level: say(`label.level.${name}`).toLowerCase() })}
    </>
  );
}

export function addressOfCell({ kind, id, outcome }: Pick<Cell, "kind" | "id" | "outcome">): string {
  return `/map/${kind}/${id}/${outcome}`;
}

function CellView({ cell, gap }: { cell: Cell; gap: string | undefined }) {
  const { href, say } = useCtx();
  const { directions: n } = cell;
  const address = addressOfCell(cell);
  const outcome = <span class="outcome">{say(`overview.outcome.${cell.outcome}`)}</span>;
  const pencil = cell.unverified.length > 0 && (
    <a class="pencil" href={href(address)}>
      {say("overview.cell.unverified", { n: cell.unverified.length })}
    </a>
  );
  if (cell.findings.length === 0)
    return (
      <div class="map-cell no-study">
        {outcome}
        <span>
          {say("overview.cell.blank")}{" "}
          {gap ? (
            <a href={`${href(`/claims/${gap}`)}#fill`}>{say("overview.cell.gap")}</a>
          ) : (
            <a href={href(`/correct?about=${encodeURIComponent(address)}`)}>{say("overview.cell.know")}</a>
          )}
        </span>
        {pencil}
      </div>
    );
  return (
    <div class="map-cell">
      {outcome}
      <UnitMarks counts={{ up: n.favorable, bar: n.none, down: n.unfavorable, ring: n.describes }} />
      <span>
        <a href={href(address)}>
          {say("overview.cell.amount", { findings: cell.findings.length, studies: cell.studies })}
        </a>
        <span class="vh">
          {directions.filter((d) => n[d] > 0).map((d) => ` ${say(`overview.direction.${d}.n`, { n: n[d] })}.`)}
        </span>
      </span>
      {cell.certainty ? <Cert certainty={cell.certainty} /> : <span>{say("overview.cell.unsure")}</span>}
      {pencil}
    </div>
  );
}

function Legend() {
  const { say } = useCtx();
  const none = { up: 0, bar: 0, down: 0, ring: 0 };
  return (
    <ul class="legend" aria-label={say("overview.legend")}>
      <li>{say("overview.legend.one")}</li>
      {directions.map((direction) => (
        <li key={direction}>
          <UnitMarks counts={{ ...none, [SHAPE[direction]]: 1 }} />
          {say(`overview.direction.${direction}`)}
        </li>
      ))}
      <li>
        <Cert certainty="moderate" /> {say("overview.legend.certainty")}
      </li>
    </ul>
  );
}

function HowToHelp() {
  const { href, say } = useCtx();
  return (
    <Sec id="help" title={say("overview.map.help")}>
      <ul class="ways three">
        {(["gaps", "add", "method"] as const).map((way) => (
          <li key={way}>
            <a href={href({ gaps: "/gaps", add: "/correct?about=/map", method: "/methods/evidence-map" }[way])}>
              {say(`overview.map.help.${way}`)}
            </a>
            <p>{say(`overview.map.help.${way}.about`)}</p>
          </li>
        ))}
      </ul>
    </Sec>
  );
}
