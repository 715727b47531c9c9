// /gaps — what nobody knows and how to fill it, what is blank or thin where much rests on it, and how to help by who you are
import type { GapClaim } from "../../../corpus/index.ts";
import { addressOf } from "../../../domain/commons/commons.ts";
import {
  byNeed,
  type EvidenceMap,
  evidenceMap,
  type MapRow,
  type Needed,
  OUTCOMES,
  type Outcome,
} from "../../../domain/commons/evidence-map.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { RecordLink } from "../../components/record-link.tsx";
import { GapMark, Sec, T } from "../../components/record-parts.tsx";
import { page, useCtx } from "../../page.tsx";
import { addressOfCell } from "./map.tsx";

export const gapsPage = page("/gaps", ({ commons, say }) => {
  const map = evidenceMap(commons);
  const gaps = commons.all("claims").filter((claim) => claim.kind === "gap");
  return (
    <Page
      title={say("overview.gaps.name")}
      description={say("overview.gaps.lead")}
      trail={[{ label: say("overview.gaps.name") }]}
    >
      <PageHead title={say("overview.gaps.title")} lead={say("overview.gaps.lead")}>
        <ForeignNote />
        <nav class="jumps" aria-label={say("commons.jumps")}>
          <ul class="plain row">
            {(["stated", "blank", "thin", "help"] as const).map((part) => (
              <li key={part}>
                <a href={`#${part}`}>{say(`overview.gaps.${part}`, { n: gaps.length })}</a>
              </li>
            ))}
          </ul>
        </nav>
      </PageHead>
      <Sec id="stated" title={say("overview.gaps.stated", { n: gaps.length })}>
        {gaps.map((gap) => (
          <Gap key={gap.id} gap={gap} />
        ))}
      </Sec>
      <Blank map={map} />
      <Thin map={map} />
      <Help />
    </Page>
  );
});

function Gap({ gap }: { gap: GapClaim }) {
  const { href, say } = useCtx();
  return (
    <div class="gap" id={gap.id}>
      <GapMark />
      <h3 class="statement">
        <RecordLink kind="claims" id={gap.id} />
      </h3>
      <T as="p">{gap.why_it_matters}</T>
      <p>
        <b>{say("overview.gaps.fill")}</b> <T>{gap.how_to_fill}</T>
      </p>
      <p>
        <b>{say("overview.gaps.mind")}</b> <T>{gap.would_change_our_mind}</T>
      </p>
      <p class="no-print">
        <a href={href(`/correct?about=${encodeURIComponent(addressOf("claims", gap.id))}`)}>
          {say("overview.gaps.know")}
        </a>
      </p>
    </div>
  );
}

/** How many rows of each list stand here; the map has all. */
const SHOWN = 8;

function Blank({ map }: { map: EvidenceMap }) {
  const { href, placesUsing, say, tell } = useCtx();
  return (
    <Sec id="blank" title={say("overview.gaps.blank")}>
      <p class="note">
        {tell("overview.gaps.blank.about", {
          blank: map.all.blank,
          cells: map.all.cells,
          map: (text) => <a href={href("/map")}>{text}</a>,
          method: (text) => <a href={`${href("/methods/evidence-map")}#what-is-needed-most`}>{text}</a>,
        })}
      </p>
      {[...OUTCOMES]
        .sort((a, b) => map.columns[b].blank - map.columns[a].blank)
        .map((outcome) => {
          const needed = byNeed(map, (row) => row.cells[outcome].findings.length === 0, placesUsing);
          return (
            needed.length > 0 && <BlankTable key={outcome} outcome={outcome} needed={needed} rows={map.rows.length} />
          );
        })}
    </Sec>
  );
}

function BlankTable({ outcome, needed, rows }: { outcome: Outcome; needed: readonly Needed[]; rows: number }) {
  const { href, say } = useCtx();
  return (
    <table class="needed">
      <caption>
        <b>{say("overview.gaps.blank.of", { outcome: say(`overview.outcome.${outcome}`), n: needed.length, rows })}</b>
        {needed.length > SHOWN && say("overview.gaps.shown", { n: SHOWN })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{say("overview.map.row")}</th>
          {(["cases", "steps", "places"] as const).map((column) => (
            <th key={column} scope="col" class="num">
              {say(`overview.gaps.column.${column}`)}
            </th>
          ))}
          <th scope="col" class="no-print">
            {say("overview.gaps.column.do")}
          </th>
        </tr>
      </thead>
      <tbody>
        {needed.slice(0, SHOWN).map(({ row, places }) => (
          <tr key={row.id}>
            <th scope="row">
              <RecordLink kind={row.kind} id={row.id} />
            </th>
            <td class="num">{row.cases}</td>
            <td class="num">{row.steps}</td>
            <td class="num">{places}</td>
            <td class="no-print">
              <WhatToDo row={row} outcome={outcome} href={href} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WhatToDo({ row, outcome, href }: { row: MapRow; outcome: Outcome; href: (path: string) => string }) {
  const { say } = useCtx();
  const [gap] = row.gaps;
  if (gap) return <a href={`#${gap.id}`}>{say("overview.cell.gap")}</a>;
  const about = encodeURIComponent(addressOfCell(row.cells[outcome]));
  return <a href={href(`/correct?about=${about}`)}>{say("overview.gaps.name_one")}</a>;
}

function Thin({ map }: { map: EvidenceMap }) {
  const { href, placesUsing, say } = useCtx();
  const thin = OUTCOMES.flatMap((outcome) =>
    byNeed(map, (row) => row.cells[outcome].studies === 1, placesUsing).map((needed) => ({ ...needed, outcome })),
  ).sort((a, b) => b.need - a.need);
  return (
    <Sec id="thin" title={say("overview.gaps.thin", { n: thin.length })}>
      <p class="note">{say("overview.gaps.thin.about", { n: thin.length, shown: Math.min(SHOWN, thin.length) })}</p>
      <ul class="works">
        {thin.slice(0, SHOWN).map(({ row, outcome }) => (
          <li key={row.id + outcome}>
            <RecordLink kind={row.kind} id={row.id} />:{" "}
            <a href={href(addressOfCell(row.cells[outcome]))}>
              {say("overview.gaps.thin.one", {
                outcome: say(`overview.outcome.${outcome}`).toLowerCase(),
                n: row.cells[outcome].findings.length,
              })}
            </a>
          </li>
        ))}
      </ul>
    </Sec>
  );
}

/** Who you are, what you can do, and the thing to do here. */
const HELPERS = [
  { who: "teacher", to: "/places" },
  { who: "researcher", to: "/download" },
  { who: "funder", to: addressOf("strategies", "build-the-comparison-into-the-pilot") },
  { who: "district", to: addressOf("conditions", "research-partnership") },
  { who: "anyone", to: "/correct?about=/gaps" },
] as const;

function Help() {
  const { href, say } = useCtx();
  return (
    <Sec id="help" title={say("overview.gaps.help")}>
      <ul class="ways">
        {HELPERS.map(({ who, to }) => (
          <li key={who}>
            <h3>{say(`overview.gaps.help.${who}`)}</h3>
            <p>{say(`overview.gaps.help.${who}.about`)}</p>
            <a href={href(to)}>{say(`overview.gaps.help.${who}.do`)}</a>
          </li>
        ))}
      </ul>
    </Sec>
  );
}
