/** On every page, paper and file about a made-up place: that nobody and nothing there is real, where to begin, how to remove it. */

import { isMadeUp } from "../../domain/people/sample.store.ts";
import { SAMPLE } from "../../domain/people/sample.ts";
import { type Ctx, useCtx } from "../page.tsx";

/** A page about a place whose address does not begin with /at/:root says so too where that root is made up. */
export async function aboutRoot(ctx: Pick<Ctx, "db" | "madeUp">, root: string): Promise<void> {
  if (root !== "" && (await isMadeUp(ctx.db, root))) ctx.madeUp = true;
}

export function MadeUp() {
  const { href, say } = useCtx();
  return (
    <aside class="wrap made-up" aria-label={say("start.made_up")}>
      <div class="notice sample">
        <p>
          <b>{say("start.made_up")}</b> {say("start.made_up.about", { name: SAMPLE.name })}{" "}
          <a class="no-print" href={href("/start/remove")}>
            {say("start.remove.link")}
          </a>
        </p>
        <StartStrip />
      </div>
    </aside>
  );
}

export const ROLES = ["teacher", "principal", "district", "policymaker"] as const;
export type Role = (typeof ROLES)[number];

/** "Start here as: teacher, principal, district leader, policymaker" */
export function StartStrip() {
  const { href, say } = useCtx();
  return (
    <nav class="start-strip no-print" aria-label={say("start.as")}>
      <p>{say("start.as")}</p>
      <ul class="plain">
        {ROLES.map((role) => (
          <li key={role}>
            <a href={href(`/start#${role}`)}>{say(`start.role.${role}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
