// /cases and /cases/:id — sites in the public record: what happened, what we read in it, what came out
import type { Case, Strategy } from "../../../corpus/index.ts";
import { RecordLink, RecordLinks, useTitle } from "../../components/record-link.tsx";
import { ListPage } from "../../components/record-list.tsx";
import { RecordPage } from "../../components/record-page.tsx";
import { Away, Provenance, Sec, T } from "../../components/record-parts.tsx";
import { byName } from "../../components/record-state.tsx";
import { type Need, stepsFor } from "../../components/record-steps.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";

export const casesPage = page("/cases", () => <Cases />);

export const casePage = page("/cases/:id", ({ commons, params }) => {
  const site = commons.get("cases", params.id);
  if (!site) throw new NotFound();
  return <CaseRecord site={site} />;
});

function Cases() {
  const { commons, say } = useCtx();
  const all = commons.all("cases");
  const stateId = (site: Case) => `us-${site.state.toLowerCase()}`;
  const states = byName(commons.all("states")).filter((state) => all.some((site) => stateId(site) === state.id));
  return (
    <ListPage kind="cases" n={all.length}>
      <Sec id="by-state" title={say("commons.cases.by_state")}>
        <dl class="kv">
          {states.map((state) => (
            <div key={state.id}>
              <dt>
                <T>{state.name}</T>
              </dt>
              <dd>
                <ul>
                  {all
                    .filter((site) => stateId(site) === state.id)
                    .map((site) => (
                      <li key={site.id}>
                        <RecordLink kind="cases" id={site.id} />{" "}
                        <span class="fine">
                          {site.years}, {say(`label.site.${site.site_type}`)}.{" "}
                          {say("commons.cases.counts", {
                            indicators: site.indicators.length,
                            conditions: site.conditions.length,
                            outcomes: site.outcomes.length,
                          })}
                        </span>
                      </li>
                    ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
      </Sec>
    </ListPage>
  );
}

function CaseRecord({ site }: { site: Case }) {
  const { commons, say } = useCtx();
  const title = useTitle();
  const lowest = [...site.indicators].sort((a, b) => a.level - b.level)[0];
  const lessons = lessonsOf(site, commons.all("strategies"));
  const step = lessons.find((lesson) => lesson.step)?.step;
  const state = `us-${site.state.toLowerCase()}`;
  return (
    <RecordPage
      kind="cases"
      id={site.id}
      kicker={say("case.kicker", { site: say(`label.site.${site.site_type}`), years: site.years })}
      head={
        <>
          <ul class="facts">
            <li>{commons.get("states", state) ? <RecordLink kind="states" id={state} /> : site.state}</li>
          </ul>
          <div class="notice">
            <p>{say("case.our_reading")}</p>
          </div>
        </>
      }
      about={[[say("commons.provenance"), <Provenance provenance={site.provenance} />]]}
      first={
        lowest && {
          to: `/indicators/${lowest.id}/paper`,
          label: say("case.check"),
          note: say("case.check_how", { title: title("indicators", lowest.id).text }),
          quiet: { to: "#learn", label: say("case.learn") },
        }
      }
      ways={[
        ...(lowest
          ? [
              {
                to: `/indicators/${lowest.id}/paper`,
                label: say("case.check"),
                note: say("case.check_how", { title: title("indicators", lowest.id).text }),
              },
            ]
          : []),
        ...(step
          ? [
              {
                to: `/strategies/${step}/paper`,
                label: say("indicator.next_sheet"),
                note: say("indicator.next_sheet_how", { title: title("strategies", step).text }),
              },
            ]
          : []),
        { to: "/places", label: say("condition.stands"), note: say("condition.stands_how") },
      ]}
    >
      <Sec id="story" title={say("case.story")}>
        <T as="p">{site.story}</T>
      </Sec>
      <Sec id="outcomes" title={say("case.outcomes")}>
        <ul class="claims one">
          {site.outcomes.map((outcome) => (
            <li key={outcome.statement}>
              <div>
                <T as="p">{outcome.statement}</T>
                <p class="fine">
                  {say(`label.dimension.${outcome.dimension}`)}. <RecordLink kind="sources" id={outcome.source} />,{" "}
                  <T>{outcome.locator}</T>
                </p>
              </div>
            </li>
          ))}
        </ul>
      </Sec>
      <Lessons lessons={lessons} />
      <Sec id="levels" title={say("case.levels")}>
        <table class="stack">
          <caption>{say("case.our_reading")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("label.one.indicators")}</th>
              <th scope="col">{say("case.level")}</th>
              <th scope="col">{say("case.why")}</th>
            </tr>
          </thead>
          <tbody>
            {site.indicators.map(({ id, level, why }) => (
              <tr key={id}>
                <th scope="row">
                  <RecordLink kind="indicators" id={id} />
                </th>
                <td class="nowrap">{say("commons.level", { level })}</td>
                <T as="td">{why}</T>
              </tr>
            ))}
          </tbody>
        </table>
      </Sec>
      <Sec id="conditions" title={say("label.kind.conditions")}>
        <table class="stack">
          <caption>{say("case.our_reading")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("label.one.conditions")}</th>
              <th scope="col">{say("case.status")}</th>
              <th scope="col">{say("case.why")}</th>
            </tr>
          </thead>
          <tbody>
            {site.conditions.map(({ id, status, why }) => (
              <tr key={id}>
                <th scope="row">
                  <RecordLink kind="conditions" id={id} />
                </th>
                <td class="nowrap">{say(`label.status.${status}`)}</td>
                <T as="td">{why}</T>
              </tr>
            ))}
          </tbody>
        </table>
      </Sec>
      <Sec screen id="sources" title={say("commons.sources")}>
        <RecordLinks kind="sources" ids={site.sources} />
        <details>
          <summary>{say("commons.seen_there")}</summary>
          <ul>
            {site.verified_at.map((url) => (
              <li key={url}>
                <Away url={url} />
              </li>
            ))}
          </ul>
        </details>
      </Sec>
    </RecordPage>
  );
}

type Lesson = { kind: "indicators" | "conditions"; id: string; why: string; step: string | undefined };

/** What was thin there: practices that we read at level 1 or 2, conditions that were not present; with the first step that answers each. */
function lessonsOf(site: Case, strategies: readonly Strategy[]): Lesson[] {
  const first = (need: Need) => {
    const { main, other } = stepsFor(strategies, need);
    return (main[0] ?? other[0])?.id;
  };
  return [
    ...site.indicators
      .filter((one) => one.level <= 2)
      .map(({ id, why }) => ({ kind: "indicators" as const, id, why, step: first({ indicator: id }) })),
    ...site.conditions
      .filter((one) => one.status === "absent" || one.status === "partly")
      .map(({ id, why }) => ({ kind: "conditions" as const, id, why, step: first({ condition: id }) })),
  ];
}

function Lessons({ lessons }: { lessons: readonly Lesson[] }) {
  const { say } = useCtx();
  return (
    <Sec id="learn" title={say("case.learn")}>
      {lessons.length === 0 ? (
        <p>{say("case.learn_none")}</p>
      ) : (
        <>
          <p class="note">{say("case.learn_how")}</p>
          <table class="stack">
            <thead>
              <tr>
                <th scope="col">{say("case.thin")}</th>
                <th scope="col">{say("case.why")}</th>
                <th scope="col">{say("case.step")}</th>
              </tr>
            </thead>
            <tbody>
              {lessons.map(({ kind, id, why, step }) => (
                <tr key={id}>
                  <th scope="row">
                    <RecordLink kind={kind} id={id} />
                  </th>
                  <T as="td">{why}</T>
                  <td data-label={say("case.step")}>
                    {step ? (
                      <RecordLink kind="strategies" id={step} />
                    ) : (
                      <span class="pencil">{say("case.no_step")}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Sec>
  );
}
