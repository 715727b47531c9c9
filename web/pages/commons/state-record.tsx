/** One state's page: what is there and how we know, what nobody knows, who can change what, cases there. */
import type { Source, State, StateLine } from "../../../corpus/index.ts";
import { elsewhereOf, stateLevers } from "../../../domain/commons/state-brief.ts";
import { RecordLink, RecordLinks, useTitle } from "../../components/record-link.tsx";
import { RecordPage } from "../../components/record-page.tsx";
import { Away, Sec, T, Texts, useList, useWhen } from "../../components/record-parts.tsx";
import { StateFacts, StateStatus } from "../../components/record-state.tsx";
import { useCtx } from "../../page.tsx";
import { tally } from "./state-counts.ts";

export function StateRecord({ state }: { state: State }) {
  const { commons, href, say } = useCtx();
  const when = useWhen();
  const n = tally(state.conditions);
  const known = state.conditions.filter(({ status }) => status !== "not-known");
  const unknown = state.conditions.filter(({ status }) => status === "not-known");
  const cases = [
    ...new Set(
      commons.referencesTo("states", state.id).flatMap(({ from }) => (from.kind === "cases" ? [from.id] : [])),
    ),
  ];
  const others = commons
    .all("conditions")
    .filter((c) => c.level === "state" && !state.conditions.some((line) => line.condition === c.id));
  return (
    <RecordPage
      kind="states"
      id={state.id}
      kicker={say("state.kicker")}
      lead={say("state.lead", { ...n, unknown: n["not-known"], all: state.conditions.length })}
      head={
        <>
          <p class="row go no-print">
            <a class="button" href={href(`/states/${state.id}/brief`)}>
              {say("state.brief")}
            </a>
          </p>
          <div class="notice">
            <p>{say("state.caution", { when: when(state.looked_up) })}</p>
          </div>
        </>
      }
      shows={["cases"]}
      about={[
        [say("commons.version"), `${state.version}, ${say(`label.draft.${state.status}`).toLowerCase()}`],
        [say("state.looked_up"), when(state.looked_up)],
        state.note.trim() !== "" && [say("state.note"), <T>{state.note}</T>],
      ]}
      ways={[
        { to: `/states/${state.id}/brief`, label: say("state.brief"), note: say("state.brief.about") },
        { to: "/strategies#state-policymaker", label: say("state.do_steps"), note: say("state.do_steps_how") },
      ]}
    >
      {known.length > 0 && (
        <Sec id="conditions" title={say("state.conditions")}>
          <dl class="kv">
            {known.map((line) => (
              <Line key={line.condition} state={state} line={line} />
            ))}
          </dl>
        </Sec>
      )}
      {unknown.length > 0 && (
        <Sec id="unknown" title={say("state.unknown", { n: unknown.length })}>
          <p>{say("state.unknown.about")}</p>
          <dl class="kv">
            {unknown.map((line) => (
              <Unknown key={line.condition} state={state} line={line} />
            ))}
          </dl>
          <p>
            <a href={href(`/correct?about=${encodeURIComponent(`/states/${state.id}`)}`)}>
              {say("state.unknown.tell")}
            </a>
          </p>
        </Sec>
      )}
      <Change lines={state.conditions.filter(({ status }) => status !== "present")} />
      {cases.length > 0 && (
        <Sec id="cases" title={say("state.cases")}>
          <RecordLinks kind="cases" ids={cases} />
        </Sec>
      )}
      {others.length > 0 && (
        <Sec id="not-looked" title={say("state.not_looked")}>
          <p>{say("state.not_looked_more")}</p>
          <RecordLinks kind="conditions" ids={others.map((condition) => condition.id)} />
        </Sec>
      )}
      {state.asked_for.length > 0 && (
        <Sec id="asked" title={say("state.asked_for")}>
          <Texts items={state.asked_for} />
        </Sec>
      )}
    </RecordPage>
  );
}

function Line({ state, line }: { state: State; line: StateLine }) {
  return (
    <div id={line.condition}>
      <dt>
        <RecordLink kind="conditions" id={line.condition} />
        <span class="block">
          <StateStatus line={line} />
        </span>
      </dt>
      <dd>
        <StateFacts line={line} />
        <Law line={line} />
        <Others state={state} condition={line.condition} />
      </dd>
    </div>
  );
}

/** The law itself, where a source is one and has an address. */
function Law({ line }: { line: StateLine }) {
  const { commons, say } = useCtx();
  const laws = [line.source, line.also]
    .flatMap((id): Source[] => (id === undefined ? [] : [commons.get("sources", id)].filter((s) => s !== undefined)))
    .filter(({ type, URL }) => type === "legislation" && URL !== undefined);
  return (
    <>
      {laws.map((law) => (
        <p key={law.id} class="fine">
          <Away url={law.URL ?? ""}>{say("state.law", { host: new URL(law.URL ?? "").hostname })}</Away>
        </p>
      ))}
    </>
  );
}

function Others({ state, condition }: { state: State; condition: string }) {
  const { href, say } = useCtx();
  const other = elsewhereOf(useCtx().commons, state, condition);
  return (
    <p class="fine">
      <a href={`${href(`/conditions/${condition}`)}#states`}>
        {say("state.others", { present: other?.present ?? 0, partly: other?.partly ?? 0 })}
      </a>
    </p>
  );
}

function Unknown({ state, line }: { state: State; line: StateLine }) {
  const { commons, say } = useCtx();
  const condition = commons.get("conditions", line.condition);
  const who = useWho();
  return (
    <div id={line.condition}>
      <dt>
        <RecordLink kind="conditions" id={line.condition} />
        <span class="block pencil">
          <StateStatus line={line} />
        </span>
      </dt>
      <dd>
        {(line.what || line.source || line.earlier) && <StateFacts line={line} />}
        {condition && (
          <>
            <p>
              <b>{say("state.unknown.settle")}</b> <T>{condition.test}</T>
            </p>
            <p>
              <b>{say("state.unknown.ask")}</b> {who(condition.who_can_change_it)}.
            </p>
          </>
        )}
        <Others state={state} condition={line.condition} />
      </dd>
    </div>
  );
}

function useWho(): (who: readonly string[]) => string {
  const { say } = useCtx();
  const list = useList();
  return (who) => list(who.map((one) => say(`label.who.${one}`)));
}

/** What a legislature or an agency can do about what is not (fully) there: the condition's own levers that say "State". */
function Change({ lines }: { lines: readonly StateLine[] }) {
  const { commons, say } = useCtx();
  const who = useWho();
  const title = useTitle();
  const rows = lines.flatMap((line) => {
    const condition = commons.get("conditions", line.condition);
    return condition ? [{ condition, levers: stateLevers(condition) }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <Sec id="change" title={say("state.change")}>
      <p class="note">{say("state.change.about")}</p>
      <dl class="kv">
        {rows.map(({ condition, levers }) => (
          <div key={condition.id}>
            <dt>{title("conditions", condition.id).text}</dt>
            <dd>
              <p>{say("state.change.who", { who: who(condition.who_can_change_it) })}</p>
              {levers.length > 0 ? <Texts items={levers} /> : <p class="pencil">{say("state.change.none")}</p>}
              <p>
                <RecordLink kind="conditions" id={condition.id} part="levers">
                  {say("state.change.all")}
                </RecordLink>
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </Sec>
  );
}
