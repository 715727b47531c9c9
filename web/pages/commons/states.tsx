// /states and /states/:id — what is publicly known of each state's conditions; "not known" where nobody has looked
import type { State, StateLine } from "../../../corpus/index.ts";
import { Box } from "../../../plots/box.tsx";
import { RecordLink } from "../../components/record-link.tsx";
import { ListPage } from "../../components/record-list.tsx";
import { Scroll, Sec } from "../../components/record-parts.tsx";
import { byName } from "../../components/record-state.tsx";
import { TakeChart } from "../../components/take-chart.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";
import { conditionsOf, STATUSES, type StatusCounts, tally } from "./state-counts.ts";
import { StateRecord } from "./state-record.tsx";

export const statesPage = page("/states", () => <States />);

export const statePage = page("/states/:id", ({ commons, params }) => {
  const state = commons.get("states", params.id);
  if (!state) throw new NotFound();
  return <StateRecord state={state} />;
});

function States() {
  const { commons, say } = useCtx();
  const all = byName(commons.all("states"));
  const conditions = conditionsOf(all);
  const lines = (condition: string) =>
    all.flatMap((state) => state.conditions.filter((line) => line.condition === condition));
  return (
    <ListPage
      kind="states"
      n={all.length}
      jumps={[
        ["states", say("commons.states.by_state")],
        ["conditions", say("commons.states.conditions")],
      ]}
    >
      <Sec id="states" title={say("commons.states.by_state")}>
        <p class="note">{say("commons.states.caution")}</p>
        <p class="note">
          {say("state.list.unknown", {
            all: all.length * conditions.length,
            n: tally(all.flatMap((s) => s.conditions))["not-known"],
          })}
        </p>
        <table class="states">
          <caption class="vh">{say("commons.states.by_state")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("label.one.states")}</th>
              {conditions.map((id) => (
                <th key={id} scope="col" class="wide">
                  <RecordLink kind="conditions" id={id} />
                </th>
              ))}
              <th scope="col" class="known">
                {say("state.list.known")}
              </th>
            </tr>
          </thead>
          <tbody>
            {all.map((state) => (
              <StateRow key={state.id} state={state} conditions={conditions} />
            ))}
          </tbody>
        </table>
        <TakeChart name="states-by-condition" />
      </Sec>
      <Sec id="conditions" title={say("commons.states.conditions")}>
        <Scroll label={say("commons.states.conditions")}>
          <Tally rows={conditions.map((id) => ({ id, tally: tally(lines(id)) }))} />
        </Scroll>
      </Sec>
    </ListPage>
  );
}

function StateRow({ state, conditions }: { state: State; conditions: readonly string[] }) {
  const { href, say } = useCtx();
  const n = tally(state.conditions);
  const known = state.conditions.length - n["not-known"];
  return (
    <tr>
      <th scope="row">
        <RecordLink kind="states" id={state.id} />
      </th>
      {conditions.map((id) => (
        <td key={id} class="wide">
          <Status line={state.conditions.find((line) => line.condition === id)} />
        </td>
      ))}
      <td class="known">
        {say("state.list.n_known", { known, all: state.conditions.length })}{" "}
        <span class="narrow">
          {say("state.list.which", { present: n.present, partly: n.partly, absent: n.absent })}{" "}
        </span>
        <a href={href(`/states/${state.id}/brief`)} aria-label={say("state.list.brief_of", { state: state.name })}>
          {say("state.list.brief")}
        </a>
      </td>
    </tr>
  );
}

function Status({ line }: { line: StateLine | undefined }) {
  const { say } = useCtx();
  if (!line || line.status === "not-known") return <span class="pencil">{say("state.list.not_known")}</span>;
  return (
    <span class="status-box">
      <Box status={line.status} />
      {say(`label.status.${line.status}`)}
    </span>
  );
}

type TallyRow = { id: string; tally: StatusCounts };

function Tally({ rows }: { rows: readonly TallyRow[] }) {
  const { say } = useCtx();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say("label.one.conditions")}</th>
          {STATUSES.map((status) => (
            <th key={status} scope="col" class="num">
              {say(`label.status.${status}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, tally }) => (
          <tr key={id}>
            <th scope="row">
              <RecordLink kind="conditions" id={id} />
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
