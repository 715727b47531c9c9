/** What web/client/keep.ts does for a try-out, said and shown by the page: without the script none of it is there. */
import { useCtx } from "../../page.tsx";
import { addressOf, nameOf, type TryAt } from "./at.ts";
import type { Tried } from "./state.ts";

/** On each step: it is kept in this browser, and how to throw it away. */
export function KeptHere({ at, tried }: { at: TryAt; tried: Tried }) {
  const { say } = useCtx();
  const sealed = tried.phase === "placing";
  return (
    <div class="notice no-print" data-keep={nameOf(at.subject)} hidden>
      <p>
        <b>{say("try.kept")}</b> {say(sealed ? "try.kept.sealed" : "try.kept.plain")} {say("try.kept.shared")}
      </p>
      <Drop />
      <p role="status" data-keep-dropped hidden>
        {say("try.kept.dropped")}
      </p>
    </div>
  );
}

/** At the beginning: go on where this browser stopped. */
export function GoOn({ at }: { at: TryAt }) {
  const { href, say } = useCtx();
  return (
    <div class="notice sample no-print" data-keep-again={nameOf(at.subject)} hidden>
      <form method="post" action={href(addressOf(at.subject))} class="flow">
        <p>
          <b>{say("try.again")}</b> {say("try.again.when")} <time data-keep-when />
        </p>
        <input type="hidden" name="state" value="" />
        <p class="row">
          <button type="submit" name="go" value="resume">
            {say("try.again.go")}
          </button>
        </p>
      </form>
      <Drop />
      <p role="status" data-keep-dropped hidden>
        {say("try.kept.dropped")}
      </p>
    </div>
  );
}

/** Two clicks: where no file was saved, this is the only copy. */
function Drop() {
  const { say } = useCtx();
  return (
    <details class="computed drop">
      <summary>{say("try.kept.drop")}</summary>
      <p>{say("try.kept.drop.sure")}</p>
      <p>
        <button type="button" class="quiet" data-keep-drop>
          {say("try.kept.drop.do")}
        </button>
      </p>
    </details>
  );
}

/** Where one chooses what to review: each that this browser keeps, with the way to it. */
export function KeptList() {
  const { href, say } = useCtx();
  return (
    <div class="notice sample no-print" data-keep-list={href("/try/")} hidden>
      <p>
        <b>{say("try.again.list")}</b>
      </p>
      <ul />
    </div>
  );
}
