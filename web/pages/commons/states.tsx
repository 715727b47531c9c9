// /states and /states/:id — what is publicly known of each state's conditions; "not known" where nobody has looked
import type { State } from "../../../corpus/index.ts";
import { RecordLink, RecordLinks } from "../../components/record-link.tsx";
import { ListPage } from "../../components/record-list.tsx";
import { RecordPage } from "../../components/record-page.tsx";
import { Scroll, Sec, T, Texts, useWhen } from "../../components/record-parts.tsx";
import { byName, StateFacts, StateStatus } from "../../components/record-state.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";

const STATUSES = ["present", "partly", "absent", "not-known"] as const;

export const statesPage = page("/states", () => <States />);

export const statePage = page("/states/:id", ({ commons, params }) => {
  const state = commons.get("states", params.id);
  if (!state) throw new NotFound();
  return <StateRecord state={state} />;
});

function tally(lines: readonly { status: string }[]): Record<(typeof STATUSES)[number], number> {
  const n = (status: string) => lines.filter((line) => line.status === status).length;
  return { present: n("present"), partly: n("partly"), absent: n("absent"), "not-known": n("not-known") };
}

function States() {
  const { commons, say } = useCtx();
  const all = commons.all("states");
  const conditions = [...new Set(all.flatMap((state) => state.conditions.map((line) => line.condition)))];
  const lines = (condition: string) =>
    all.flatMap((state) => state.conditions.filter((line) => line.condition === condition));
  return (
    <ListPage kind="states" n={all.length}>
      <Sec id="conditions" title={say("commons.states.conditions")}>
        <Scroll label={say("commons.states.conditions")}>
          <Tally
            first={say("label.one.conditions")}
            rows={conditions.map((id) => ({ kind: "conditions" as const, id, tally: tally(lines(id)) }))}
          />
        </Scroll>
      </Sec>
      <Sec id="states" title={say("commons.states.by_state")}>
        <p class="note">{say("commons.states.caution")}</p>
        <Scroll label={say("commons.states.by_state")}>
          <Tally
            first={say("label.one.states")}
            rows={byName(all).map((state) => ({
              kind: "states" as const,
              id: state.id,
              tally: tally(state.conditions),
            }))}
          />
        </Scroll>
      </Sec>
    </ListPage>
  );
}

type TallyRow = { kind: "conditions" | "states"; id: string; tally: ReturnType<typeof tally> };

function Tally({ first, rows }: { first: string; rows: readonly TallyRow[] }) {
  const { say } = useCtx();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {STATUSES.map((status) => (
            <th key={status} scope="col" class="num">
              {say(`label.status.${status}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, id, tally }) => (
          <tr key={id}>
            <th scope="row">
              <RecordLink kind={kind} id={id} />
            </th>
            {STATUSES.map((status) => (
              <td key={status} class={status === "not-known" ? "num pencil" : "num"}>
                {tally[status]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StateRecord({ state }: { state: State }) {
  const { commons, say } = useCtx();
  const when = useWhen();
  const n = tally(state.conditions);
  const others = commons
    .all("conditions")
    .filter((c) => c.level === "state" && !state.conditions.some((line) => line.condition === c.id));
  const first = state.conditions.find((line) => line.status === "not-known");
  return (
    <RecordPage
      kind="states"
      id={state.id}
      kicker={say("state.kicker")}
      lead={say("state.lead", {
        present: n.present,
        partly: n.partly,
        absent: n.absent,
        unknown: n["not-known"],
        all: state.conditions.length,
      })}
      head={
        <div class="notice">
          <p>{say("state.caution", { when: when(state.looked_up) })}</p>
        </div>
      }
      about={[
        [say("commons.version"), `${state.version}, ${say(`label.draft.${state.status}`).toLowerCase()}`],
        [say("state.looked_up"), when(state.looked_up)],
        state.note.trim() !== "" && [say("state.note"), <T>{state.note}</T>],
      ]}
      ways={[
        ...(first
          ? [
              {
                to: `/conditions/${first.condition}#tell`,
                label: say("state.do_find"),
                note: say("state.do_find_how", { n: n["not-known"] }),
              },
            ]
          : []),
        { to: "/strategies#state-policymaker", label: say("state.do_steps"), note: say("state.do_steps_how") },
      ]}
    >
      <Sec id="conditions" title={say("state.conditions")}>
        <dl class="kv">
          {state.conditions.map((line) => (
            <div key={line.condition}>
              <dt>
                <RecordLink kind="conditions" id={line.condition} />
                <span class={line.status === "not-known" ? "pencil block" : "block"}>
                  <StateStatus line={line} />
                </span>
              </dt>
              <dd>
                <StateFacts line={line} />
              </dd>
            </div>
          ))}
        </dl>
      </Sec>
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
