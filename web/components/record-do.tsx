/** What a reader takes away from a record's page: one thing at its head, the others at its end. Each is kept or printed here. */
import type { ComponentChildren } from "preact";
import type { Kind } from "../../corpus/index.ts";
import { addressOf } from "../../domain/commons/commons.ts";
import { useCtx } from "../page.tsx";
import { Sec } from "./record-parts.tsx";

/** One thing to take away or to do. `to` is an address of this site without /es, or a part of the page (`#steps`). */
export type Way = { to: string; label: string; note: ComponentChildren };

/** The first thing to do, under the title: what it is in a sentence, its button, and at most one quieter way beside it. */
export type Invitation = Way & { quiet?: { to: string; label: string } | undefined };

/** Files (`/claims/x/findings.csv`) stand at one address in both languages. */
const useTo = () => {
  const { href } = useCtx();
  return (to: string) => (to.startsWith("#") || /\.[a-z]+$/.test(to) ? to : href(to));
};

export function Invite({ first }: { first: Invitation }) {
  const to = useTo();
  return (
    <div class="notice invite no-print">
      <p>{first.note}</p>
      <p class="row">
        <a class="button" href={to(first.to)}>
          {first.label}
        </a>
        {first.quiet && <a href={to(first.quiet.to)}>{first.quiet.label}</a>}
      </p>
    </div>
  );
}

/** The end of every record's page. The file is data at one address, the same in both languages. */
export function Do({ kind, id, ways }: { kind: Kind; id: string; ways: readonly Way[] }) {
  const { href, say } = useCtx();
  const to = useTo();
  const about = addressOf(kind, id);
  return (
    <Sec id="do" title={say("commons.do")}>
      <ul class="ways three">
        {ways.map((way) => (
          <li key={way.to + way.label}>
            <a href={to(way.to)}>{way.label}</a>
            <p>{way.note}</p>
          </li>
        ))}
        <li>
          <a href={`${about}.json`}>{say("commons.do.file")}</a>
          <p>{say("commons.do.file_how")}</p>
        </li>
        <li>
          <a href={href(`/correct?about=${encodeURIComponent(about)}`)}>{say("site.correct")}</a>
          <p>{say("commons.do.correct")}</p>
        </li>
      </ul>
    </Sec>
  );
}
