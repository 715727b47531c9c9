// /conditions and /conditions/:id — operating and policy circumstances that help or block, and who can change them
import type { Condition, State, StateLine } from "../../../corpus/index.ts";
import { ClaimList, EvidenceNote, useEvidence } from "../../components/record-claims.tsx";
import { RecordLink, useByTitle, useTitle } from "../../components/record-link.tsx";
import { ListPage } from "../../components/record-list.tsx";
import { RecordPage } from "../../components/record-page.tsx";
import { Provenance, Rows, Sec, T, useBoth, useList } from "../../components/record-parts.tsx";
import { SeenAt, seenAt } from "../../components/record-seen.tsx";
import { byName, StateFacts, StateStatus } from "../../components/record-state.tsx";
import { StepList, stepsFor } from "../../components/record-steps.tsx";
import { InUse } from "../../components/record-use.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";
import { howToTell, leverOf } from "./condition-text.ts";

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
  const groups = LEVELS.flatMap((level) =>
    KINDS.map((kind) => ({
      id: `${level}-${kind}`,
      title: say(`commons.conditions.${level}.${kind}`),
      some: all.filter((c) => c.level === level && c.kind === kind),
    })),
  ).filter(({ some }) => some.length > 0);
  return (
    <ListPage
      translated
      kind="conditions"
      n={all.length}
      jumps={groups.map(({ id, title, some }) => [id, say("commons.jump", { what: title, n: some.length })])}
    >
      {groups.map(({ id, title, some }) => (
        <Sec key={id} id={id} title={title}>
          <ul class="ways">
            {some.map((condition) => (
              <li key={condition.id}>
                <RecordLink kind="conditions" id={condition.id} />
                <p>{lang === "es" ? condition.es.statement : condition.statement}</p>
              </li>
            ))}
          </ul>
        </Sec>
      ))}
    </ListPage>
  );
}

function ConditionRecord({ condition }: { condition: Condition }) {
  const { commons, lang, say } = useCtx();
  const title = useTitle();
  const claims = useEvidence()(condition.evidence);
  const steps = stepsFor(commons.all("strategies"), { condition: condition.id });
  const count = steps.main.length + steps.other.length;
  const step = steps.main[0] ?? steps.other[0];
  const paper = `/conditions/${condition.id}/paper`;
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
      first={{
        to: `/try/conditions/${condition.id}`,
        label: say("try.invite.condition"),
        note: (
          <>
            <strong>{say("condition.invite")}</strong> {say("condition.invite_how")}
          </>
        ),
        quiet: { to: paper, label: say("condition.print") },
      }}
      shows={["claims", "strategies", "cases", "states", "instruments"]}
      about={[
        [
          say("commons.use"),
          <InUse kind="conditions" id={condition.id} seen={seenAt(commons, { condition: condition.id }).length} />,
        ],
        [say("commons.provenance"), <Provenance provenance={condition.provenance} />],
      ]}
      ways={[
        { to: paper, label: say("condition.print"), note: say("condition.print_how") },
        ...(step
          ? [
              {
                to: `/strategies/${step.id}/paper`,
                label: say("indicator.next_sheet"),
                note: say("indicator.next_sheet_how", { title: title("strategies", step.id).text }),
              },
            ]
          : []),
        { to: `/try/conditions/${condition.id}`, label: say("try.invite.condition"), note: say("try.invite.how") },
        { to: "/places", label: say("condition.stands"), note: say("condition.stands_how") },
      ]}
    >
      <Sec id="tell" title={say("condition.tell")}>
        <div class="split">
          <div class="flow">
            <HowToTell condition={condition} />
          </div>
          <aside class="side" aria-labelledby="when-absent">
            <h3 id="when-absent">{say("condition.when_absent")}</h3>
            <T as="p">{condition.when_absent}</T>
            <Asked condition={condition.id} />
          </aside>
        </div>
      </Sec>
      <Sec id="levers" title={say("condition.who_levers")}>
        <Levers condition={condition} />
      </Sec>
      <ByState condition={condition} />
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
      <SeenAt condition={condition.id} />
    </RecordPage>
  );
}

/** What to look at, then what each answer looks like; "not known" is the fourth. */
function HowToTell({ condition }: { condition: Condition }) {
  const { say } = useCtx();
  const { look, answers } = howToTell(condition.test);
  return (
    <>
      <T as="p">{look}</T>
      {answers.length > 0 && (
        <dl class="kv short">
          {answers.map(([label, text]) => (
            <div key={label}>
              <T as="dt">{label}</T>
              <T as="dd">{text}</T>
            </div>
          ))}
          <div>
            <dt class="pencil">{say("label.status.not-known")}:</dt>
            <dd class="pencil">{say("condition.not_known")}</dd>
          </div>
        </dl>
      )}
    </>
  );
}

function Levers({ condition }: { condition: Condition }) {
  const { say } = useCtx();
  const list = useList();
  return (
    <>
      <p>
        {say("condition.in_hands", { who: list(condition.who_can_change_it.map((who) => say(`label.who.${who}`))) })}
      </p>
      <dl class="kv short">
        {condition.levers.map(leverOf).map(([who, what]) => (
          <div key={what}>
            <T as="dt">{who}</T>
            <T as="dd">{what}</T>
          </div>
        ))}
      </dl>
    </>
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
  const groups = STATUSES.flatMap((status) => alike(lines.filter(({ line }) => statusOf(line) === status)));
  return (
    <Sec id="states" title={say("condition.states")}>
      <p>
        {say("condition.states_caption", {
          present: n("present"),
          partly: n("partly"),
          absent: n("absent"),
          unknown: n("not-known"),
        })}
      </p>
      <table class="stack by-state">
        <thead>
          <tr>
            <th scope="col">{say("label.one.states")}</th>
            <th scope="col">{say("case.status")}</th>
            <th scope="col">{say("condition.states_what")}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <StateRow key={group.states[0]?.id} group={group} />
          ))}
        </tbody>
      </table>
    </Sec>
  );
}

type Group = { line: StateLine | undefined; states: State[] };

/** States of which the same was seen in the same place stand together: a national statement is one row, not thirty. */
function alike(lines: readonly { state: State; line: StateLine | undefined }[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { state, line } of lines) {
    const said = JSON.stringify({ ...line, condition: "" });
    const group = groups.get(said);
    if (group) group.states.push(state);
    else groups.set(said, { line, states: [state] });
  }
  return [...groups.values()];
}

function StateRow({ group: { line, states } }: { group: Group }) {
  const unknown = statusOf(line) === "not-known";
  return (
    <tr>
      <th scope="row" class={unknown ? "pencil" : undefined}>
        {states.map((state, i) => (
          <>
            {i > 0 && ", "}
            <RecordLink kind="states" id={state.id} />
          </>
        ))}
      </th>
      <td class={unknown ? "pencil" : undefined}>
        <StateStatus line={line} />
      </td>
      <td>
        <StateFacts line={line} brief />
      </td>
    </tr>
  );
}

const STATUSES = ["present", "partly", "absent", "not-known"] as const;

function statusOf(line: StateLine | undefined): StateLine["status"] {
  return line?.status ?? "not-known";
}
