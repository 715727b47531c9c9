// /map/:kind/:id/:outcome — the findings behind one cell of the evidence map, and through which claims they came there
import { addressOf, titleOf } from "../../../domain/commons/commons.ts";
import {
  type Cell,
  cellOf,
  claimsAbout,
  directionOf,
  directions,
  OUTCOMES,
  type Reached,
} from "../../../domain/commons/evidence-map.ts";
import { UnitMarks } from "../../../plots/unit-marks.tsx";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { EffectCell } from "../../components/record-effect.tsx";
import { RecordLink } from "../../components/record-link.tsx";
import { Cert, GapMark, Sec, T } from "../../components/record-parts.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";
import { addressOfCell, SHAPE } from "./map.tsx";

export const cellPage = page("/map/:kind/:id/:outcome", ({ commons, lang, params, say }) => {
  const { kind, id } = params;
  const outcome = OUTCOMES.find((one) => one === params.outcome);
  if ((kind !== "indicators" && kind !== "conditions") || !outcome || !commons.get(kind, id)) throw new NotFound();
  const cell = cellOf(commons, kind, id, outcome);
  const title = titleOf(commons, kind, id, lang).text;
  const column = say(`overview.outcome.${outcome}`);
  const blank = cell.findings.length === 0;
  return (
    <Page
      title={`${title}: ${column}`}
      description={say("overview.cell.description", { title, outcome: column })}
      trail={[
        { label: say("overview.map.name"), href: "/map" },
        { label: title, href: addressOf(kind, id) },
        { label: column },
      ]}
    >
      <PageHead
        kicker={say("overview.cell.kicker", { outcome: column })}
        title={title}
        lead={blank ? say("overview.cell.blank_lead", { outcome: column.toLowerCase() }) : <Lead cell={cell} />}
      >
        <OtherColumns cell={cell} />
        <ForeignNote />
      </PageHead>
      {!blank && (
        <Sec id="findings" title={say("overview.cell.findings", { n: cell.findings.length, studies: cell.studies })}>
          <Findings findings={cell.findings} />
        </Sec>
      )}
      {cell.unverified.length > 0 && (
        <Sec id="unverified" title={say("overview.cell.unverified_title", { n: cell.unverified.length })}>
          <p class="note">{say("overview.cell.unverified_more")}</p>
          <Findings findings={cell.unverified} />
        </Sec>
      )}
      <Gaps cell={cell} />
      <Help cell={cell} />
    </Page>
  );
});

function Lead({ cell }: { cell: Cell }) {
  const { say } = useCtx();
  const parts = directions
    .filter((d) => cell.directions[d] > 0)
    .map((d) => say(`overview.direction.${d}.n`, { n: cell.directions[d] }));
  return <>{say("overview.cell.lead", { parts: parts.join("; "), n: cell.findings.length })}</>;
}

function OtherColumns({ cell }: { cell: Cell }) {
  const { commons, href, say } = useCtx();
  return (
    <>
      {cell.certainty && (
        <div class="sure">
          <p>
            <Cert certainty={cell.certainty} />
          </p>
          <p>{say("overview.cell.certainty")}</p>
        </div>
      )}
      <ul class="facts">
        {OUTCOMES.filter((outcome) => outcome !== cell.outcome).map((outcome) => {
          const other = cellOf(commons, cell.kind, cell.id, outcome);
          return (
            <li key={outcome}>
              <a href={href(addressOfCell(other))}>
                {say("overview.cell.other", { outcome: say(`overview.outcome.${outcome}`), n: other.findings.length })}
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
}

const ONE = { up: 0, bar: 0, down: 0, ring: 0 };

function Findings({ findings }: { findings: readonly Reached[] }) {
  const { say } = useCtx();
  return (
    <ul class="findings">
      {findings.map(({ study, finding, by }) => {
        const direction = directionOf(finding);
        return (
          <li key={`${study.id}#${finding.id}`} class={finding.verified ? undefined : "pencil"}>
            <div>
              <p class="which-way">
                <UnitMarks counts={{ ...ONE, [SHAPE[direction]]: 1 }} />
                {say(`overview.direction.${direction}`)}
              </p>
              <T as="p">{finding.statement}</T>
              <p class="note">
                <RecordLink kind="studies" id={study.id} part={finding.id} />
                {`, ${say(`label.design.${study.design}`).toLowerCase()}. `}
                {say("overview.cell.measured")} <T>{finding.outcome}</T>.{" "}
                {say("commons.read", { depth: say(`label.read.${finding.read ?? study.read}`) })}.
              </p>
              <p class="fine">
                {by.map(({ claim, stance }, i) => (
                  <span key={claim.id}>
                    {i > 0 && " · "}
                    {say(`overview.cell.by.${stance}`)} <RecordLink kind="claims" id={claim.id} />
                  </span>
                ))}
              </p>
            </div>
            <div>{finding.effect && <EffectCell effect={finding.effect} axis={undefined} />}</div>
          </li>
        );
      })}
    </ul>
  );
}

function Gaps({ cell }: { cell: Cell }) {
  const { commons, say } = useCtx();
  const gaps = claimsAbout(commons, cell.kind, cell.id).filter((claim) => claim.kind === "gap");
  if (gaps.length === 0) return null;
  return (
    <Sec id="gaps" title={say("overview.cell.gaps")}>
      <ul class="claims">
        {gaps.map((gap) => (
          <li key={gap.id}>
            <p class="statement">
              <RecordLink kind="claims" id={gap.id} part="fill" />
            </p>
            <div>
              <GapMark />
            </div>
          </li>
        ))}
      </ul>
    </Sec>
  );
}

function Help({ cell }: { cell: Cell }) {
  const { href, say } = useCtx();
  const about = encodeURIComponent(addressOfCell(cell));
  const record = addressOf(cell.kind, cell.id);
  const ways: { to: string; key: string }[] = [
    { to: `/correct?about=${about}`, key: "know" },
    { to: record, key: "record" },
    { to: "/map", key: "map" },
  ];
  return (
    <Sec id="do" title={say("overview.do")}>
      <ul class="ways three">
        {ways.map(({ to, key }) => (
          <li key={key}>
            <a href={href(to)}>{say(`overview.cell.do.${key}`)}</a>
            <p>{say(`overview.cell.do.${key}.about`)}</p>
          </li>
        ))}
      </ul>
    </Sec>
  );
}
