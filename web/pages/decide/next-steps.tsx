// /at/:root/:place/next-steps — what to do next at one place, why in this order, and what the reader's own weights change
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { RecordLink } from "../../components/record-link.tsx";
import { Sec, useList } from "../../components/record-parts.tsx";
import { page, useCtx } from "../../page.tsx";
import { addressAt, MOST, placeAt, type StepsAt, stepsAt, trailTo } from "./at.ts";
import { FindOutWays } from "./find-out.tsx";
import { NextSteps, StepsEmpty } from "./steps.tsx";
import { Changes, WeighForm } from "./weigh.tsx";

export const nextStepsPage = page("/at/:root/:place/next-steps", async ({ db, commons, params, query, say }) => {
  const { place, way } = await placeAt(db, params);
  const at = await stepsAt(db, commons, place, query);
  return (
    <Page
      title={say("decide.title.at", { place: place.name })}
      description={say("decide.lead")}
      trail={trailTo(way, say("decide.places"), say("decide.title"))}
    >
      <PageHead kicker={place.name} title={say("decide.title")} lead={say("decide.lead")}>
        <ForeignNote />
      </PageHead>
      {at.findOut && <FindOutSection at={at} />}
      <Sec id="steps" title={headline(at, say)}>
        <Opening at={at} />
        <Changes at={at} />
        <NextSteps at={at} />
        <StepsEmpty at={at} />
        <AllSteps at={at} />
      </Sec>
      <Differences at={at} />
      {at.heard && (
        <Sec id="weigh" title={say("decide.weigh")} screen>
          <p>{say("decide.weigh.about")}</p>
          <WeighForm at={at} />
        </Sec>
      )}
    </Page>
  );
});

function headline(at: StepsAt, say: ReturnType<typeof useCtx>["say"]): string {
  const n = Math.min(MOST, at.steps.length);
  return n === 0 ? say("decide.steps.none") : say("decide.steps", { n, who: say(`decide.who.${at.choice.who}`) });
}

/** What the order rests on, in two sentences, and where to say more. */
function Opening({ at }: { at: StepsAt }) {
  const { href, say } = useCtx();
  const purpose = at.steps.filter((s) => s.forPurpose).length;
  const waiting = at.steps.filter((s) => s.waits).length;
  return (
    <>
      {at.schools !== null && at.heard && <p>{say("decide.district", { n: at.schools })}</p>}
      {at.above && <p>{say("decide.team", { school: at.above.place.name })}</p>}
      {purpose > 0 && waiting > 0 && <p>{say("decide.rule", { purpose, waiting })}</p>}
      <p class="row no-print">
        <a href={href(addressAt(at.place, "know"))}>{say("decide.know", { n: at.said.size })}</a>
        <a href={href("/methods/next-steps")}>{say("decide.method")}</a>
      </p>
    </>
  );
}

/** Conditions of which the district says one thing and its schools another: to talk about, not to average. */
function Differences({ at }: { at: StepsAt }) {
  const { say } = useCtx();
  const list = useList();
  if (at.differences.length === 0) return null;
  return (
    <Sec id="differences" title={say("decide.differences", { n: at.differences.length })}>
      <p>{say("decide.differences.about")}</p>
      <ul>
        {at.differences.map(({ condition, said, schools }) => (
          <li key={condition}>
            <RecordLink kind="conditions" id={condition} />:{" "}
            {say("decide.differences.district", { status: say(`decide.status.${said}`) })}{" "}
            {(["present", "partly", "absent"] as const)
              .filter((status) => schools[status].length > 0)
              .map((status) =>
                say("decide.differences.schools", {
                  status: say(`decide.status.${status}`),
                  n: schools[status].length,
                  names: list(schools[status]),
                }),
              )
              .join(" ")}{" "}
            {schools.unknown > 0 && say("decide.schools.unknown", { n: schools.unknown })}
          </li>
        ))}
      </ul>
    </Sec>
  );
}

function FindOutSection({ at }: { at: StepsAt }) {
  const { say } = useCtx();
  if (!at.findOut) return null;
  return (
    <Sec id="find" title={say("decide.find")}>
      <p>{say("decide.find.about", { n: at.findOut.unknown.length })}</p>
      <FindOutWays findOut={at.findOut} place={at.place} />
    </Sec>
  );
}

/** Every candidate with its factors, so that the five can be checked. */
function AllSteps({ at }: { at: StepsAt }) {
  const { say } = useCtx();
  if (at.steps.length === 0) return null;
  return (
    <details class="computed">
      <summary>{say("decide.all", { n: at.steps.length })}</summary>
      <p>{say("decide.all.about")}</p>
      <section class="scroll" aria-label={say("decide.all.table")} tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say("decide.all.step")}</th>
              {(["need", "evidence", "fit", "score"] as const).map((column) => (
                <th key={column} scope="col" class="num">
                  {say(`decide.all.${column}`)}
                </th>
              ))}
              <th scope="col">{say("decide.all.cost")}</th>
            </tr>
          </thead>
          <tbody>
            {at.steps.map((step, i) => (
              <tr key={step.strategy.id}>
                <th scope="row">
                  {i + 1}. <RecordLink kind="strategies" id={step.strategy.id} />
                  {step.waits && <> {say("decide.all.waits")}</>}
                </th>
                {[step.need, step.evidence, step.fit, step.score].map((value, j) => (
                  <td key={j} class="num">
                    {short(value)}
                  </td>
                ))}
                <td>{say(`decide.band.${step.strategy.cost.band}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

/** Two decimals at most: 1, 0.5, 1.13. */
const short = (value: number) => String(Math.round(value * 100) / 100);
