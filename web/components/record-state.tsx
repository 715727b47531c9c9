/** One line of a state's record: the status in words; what was seen, where, and how deep it was read. */
import type { State, StateLine } from "../../corpus/index.ts";
import { useCtx } from "../page.tsx";
import { RecordLink } from "./record-link.tsx";
import { T, useWhen } from "./record-parts.tsx";

const collator = new Intl.Collator("en");

/** States as a reader looks for them: by name, where ids go by postal code. */
export function byName(states: readonly State[]): State[] {
  return [...states].sort((a, b) => collator.compare(a.name, b.name));
}

/** The status, and since when. */
export function StateStatus({ line }: { line: StateLine | undefined }) {
  const { say } = useCtx();
  if (!line || line.status === "not-known") return <>{say("label.status.not-known")}</>;
  return (
    <>
      <b>{say(`label.status.${line.status}`)}</b>
      {line.since !== undefined && <span class="fine block">{say("state.since", { year: String(line.since) })}</span>}
    </>
  );
}

/** What was seen and where. `brief` leaves out the older reading and the second source, which the state's own page has. */
export function StateFacts({ line, brief }: { line: StateLine | undefined; brief?: boolean }) {
  const { say } = useCtx();
  return (
    <>
      {line?.what ? <T as="p">{line.what}</T> : <p class="pencil">{say("state.nothing")}</p>}
      {line?.basis && (
        <p class="fine">{line.basis === "national statement" ? say("state.national") : <T>{line.basis}</T>}</p>
      )}
      {line?.source && (
        <p class="fine">
          <RecordLink kind="sources" id={line.source} />. <HowRead as_of={line.as_of} read={line.read} />
        </p>
      )}
      {!brief && line?.also && (
        <p class="fine">
          {say("state.also")} <RecordLink kind="sources" id={line.also} />
        </p>
      )}
      {!brief && line?.earlier && <Earlier earlier={line.earlier} />}
    </>
  );
}

function HowRead({ as_of, read }: Pick<StateLine, "as_of" | "read">) {
  const { say } = useCtx();
  const when = useWhen();
  const parts = [
    as_of !== undefined && say("state.as_of", { when: when(as_of) }),
    read && say("commons.read", { depth: say(`label.read.${read}`) }),
  ].filter(Boolean);
  return <>{parts.map((part) => `${part}. `)}</>;
}

function Earlier({ earlier }: { earlier: NonNullable<StateLine["earlier"]> }) {
  const { say } = useCtx();
  const when = useWhen();
  return (
    <p class="fine pencil">
      {say("state.earlier", {
        when: when(earlier.as_of),
        status: say(`label.status.${earlier.status}`).toLowerCase(),
      })}{" "}
      <T>{earlier.what}</T> <RecordLink kind="sources" id={earlier.source} />. <HowRead read={earlier.read} />
    </p>
  );
}
