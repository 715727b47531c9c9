// /conditions and /conditions/:id — operating and policy circumstances that help or block, and who can change them
import type { Condition, StateLine } from "../../../corpus/index.ts";
import { ClaimList, EvidenceNote, useEvidence } from "../../components/record-claims.tsx";
import { RecordLink, useByTitle } from "../../components/record-link.tsx";
import { ListPage } from "../../components/record-list.tsx";
import { RecordPage } from "../../components/record-page.tsx";
import { Provenance, Rows, Sec, T, Texts, useBoth, useList } from "../../components/record-parts.tsx";
import { SeenAt } from "../../components/record-seen.tsx";
import { byName, StateFacts, StateStatus } from "../../components/record-state.tsx";
import { StepList, stepsFor } from "../../components/record-steps.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";

const LEVELS = ["school", "district", "state", "federal"] as const;
const KINDS = ["operating", "policy"] as const;

export const conditionsPage = page("/conditions", () => <Conditions />);

export const conditionPage = page("/conditions/:id", ({ commons, params }) => {
  const condition = commons.get("conditions", params.id);
  if (!condition) throw new NotFound();
  return <ConditionRecord condition={condition} />;
});

function Conditions() {
  const { commons, lang, say } = useCtx();
  const all = useByTitle()("conditions", commons.all("conditions"));
  return (
    <ListPage translated kind="conditions" n={all.length}>
      {LEVELS.flatMap((level) =>
        KINDS.map((kind) => {
          const some = all.filter((c) => c.level === level && c.kind === kind);
          if (some.length === 0) return null;
          return (
            <Sec key={level + kind} id={`${level}-${kind}`} title={say(`commons.conditions.${level}.${kind}`)}>
              <ul class="ways">
                {some.map((condition) => (
                  <li key={condition.id}>
                    <RecordLink kind="conditions" id={condition.id} />
                    <p>{lang === "es" ? condition.es.statement : condition.statement}</p>
                  </li>
                ))}
              </ul>
            </Sec>
          );
        }),
      )}
    </ListPage>
  );
}

function ConditionRecord({ condition }: { condition: Condition }) {
  const { commons, lang, say } = useCtx();
  const list = useList();
  const claims = useEvidence()(condition.evidence);
  const steps = stepsFor(commons.all("strategies"), { condition: condition.id });
  const count = steps.main.length + steps.other.length;
  return (
    <RecordPage
      kind="conditions"
      id={condition.id}
      kicker={say("condition.kicker", {
        kind: say(`label.condition-kind.${condition.kind}`),
        level: say(`label.level.${condition.level}`),
      })}
      lead={lang === "es" ? condition.es.statement : condition.statement}
      description={lang === "es" ? condition.es.statement : condition.statement}
      shows={["claims", "strategies", "cases", "states", "instruments"]}
      about={[[say("commons.provenance"), <Provenance provenance={condition.provenance} />]]}
      ways={[
        ...(count > 0
          ? [{ to: "#next", label: say("commons.do.step"), note: say("commons.do.step_how", { n: count }) }]
          : []),
        { to: "#tell", label: say("commons.do.tell"), note: say("commons.do.tell_how") },
        { to: "/places", label: say("commons.do.know"), note: say("commons.do.know_how") },
      ]}
    >
      <Sec id="tell" title={say("condition.tell")}>
        <div class="split">
          <div class="flow">
            <T as="p">{condition.test}</T>
            <h3>{say("condition.when_absent")}</h3>
            <T as="p">{condition.when_absent}</T>
          </div>
          <aside class="side" aria-label={say("condition.who")}>
            <h3>{say("condition.who")}</h3>
            <p>{list(condition.who_can_change_it.map((who) => say(`label.who.${who}`)))}</p>
            <Asked condition={condition.id} />
          </aside>
        </div>
      </Sec>
      <Sec id="levers" title={say("condition.levers")}>
        <Texts items={condition.levers} />
      </Sec>
      <Sec id="next" title={say("condition.next")}>
        {condition.no_strategy && <T as="p">{condition.no_strategy}</T>}
        {steps.main.length > 0 && <StepList strategies={steps.main} />}
        {count === 0 && !condition.no_strategy && <p>{say("strategy.step.none")}</p>}
        {steps.other.length > 0 && (
          <>
            <h3>{say("strategy.step.other")}</h3>
            <StepList strategies={steps.other} />
          </>
        )}
      </Sec>
      <Sec id="evidence" title={say("condition.evidence")}>
        <div class="split">
          <ClaimList claims={claims} reasons />
          <aside class="side" aria-label={say("claim.evidence.how_sure")}>
            <h3>{say("claim.evidence.how_sure")}</h3>
            <EvidenceNote claims={claims} />
          </aside>
        </div>
      </Sec>
      <Sec id="examples" title={say("condition.examples")}>
        <Rows
          rows={condition.examples.map((example) => [
            <T>{example.site}</T>,
            <>
              <T>{example.note}</T>{" "}
              <span class="fine">
                <RecordLink kind="sources" id={example.source} />
              </span>
            </>,
          ])}
        />
      </Sec>
      <ByState condition={condition} />
      <SeenAt condition={condition.id} />
    </RecordPage>
  );
}

/** Questions of our instruments that ask about this condition. */
function Asked({ condition }: { condition: string }) {
  const { commons, say } = useCtx();
  const both = useBoth();
  const asked = commons
    .all("instruments")
    .flatMap((instrument) =>
      instrument.items.filter((item) => item.condition === condition).map((item) => ({ instrument, item })),
    );
  if (asked.length === 0) return null;
  return (
    <>
      <h3>{say("condition.asked")}</h3>
      <ul>
        {asked.map(({ instrument, item }) => (
          <li key={item.id}>
            <RecordLink kind="instruments" id={instrument.id} part={item.id}>
              {both(item.text)}
            </RecordLink>
            , <RecordLink kind="instruments" id={instrument.id} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What is publicly known of it, state by state; "not known" where nobody has looked or nothing settled it. */
function ByState({ condition }: { condition: Condition }) {
  const { commons, say } = useCtx();
  const lines = byName(commons.all("states")).map((state) => ({
    state,
    line: state.conditions.find((one) => one.condition === condition.id),
  }));
  if (lines.every(({ line }) => line === undefined)) {
    if (condition.level !== "state") return null;
    return (
      <Sec id="states" title={say("condition.states")}>
        <p>{say("condition.states_none")}</p>
      </Sec>
    );
  }
  const n = (status: StateLine["status"]) => lines.filter(({ line }) => statusOf(line) === status).length;
  const told = STATUSES.flatMap((status) =>
    lines.filter(({ line }) => statusOf(line) === status && (line?.what || status !== "not-known")),
  );
  const blank = lines.filter(({ line }) => !line?.what && statusOf(line) === "not-known");
  return (
    <Sec id="states" title={say("condition.states")}>
      <p class="note">
        {say("condition.states_caption", {
          present: n("present"),
          partly: n("partly"),
          absent: n("absent"),
          unknown: n("not-known"),
        })}
      </p>
      <dl class="kv">
        {told.map(({ state, line }) => (
          <div key={state.id}>
            <dt>
              <RecordLink kind="states" id={state.id} />
              <span class={statusOf(line) === "not-known" ? "block pencil" : "block"}>
                <StateStatus line={line} />
              </span>
            </dt>
            <dd>
              <StateFacts line={line} brief />
            </dd>
          </div>
        ))}
        {blank.length > 0 && (
          <div>
            <dt class="pencil">{say("label.status.not-known")}</dt>
            <dd>
              <p class="pencil">{say("state.nothing")}</p>
              <ul class="facts">
                {blank.map(({ state }) => (
                  <li key={state.id}>
                    <RecordLink kind="states" id={state.id} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </Sec>
  );
}

const STATUSES = ["present", "partly", "absent", "not-known"] as const;

function statusOf(line: StateLine | undefined): StateLine["status"] {
  return line?.status ?? "not-known";
}
