// /start — start here as a teacher, principal, district leader or policymaker: three things to do now, in the made-up district and in the record

import { sampleState } from "../../../domain/people/sample.store.ts";
import { SAMPLE, type SampleState } from "../../../domain/people/sample.ts";
import { ROLES, type Role, StartStrip } from "../../components/made-up.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { action, page, seeOther, useCtx } from "../../page.tsx";
import { stewardsOnly } from "../corrections/review.tsx";

const AT = `/at/${SAMPLE.root}`;

/** Three things each: start.ROLE.1 to 3, and what one finds there, with .about after it. */
const THINGS: Record<Role, readonly [string, string, string]> = {
  teacher: [
    `${AT}/${SAMPLE.school}/reviews/mv-cooper-why-2`,
    `${AT}/${SAMPLE.team}/next-steps`,
    "/try/indicators/purpose-shared-why",
  ],
  principal: [`${AT}/${SAMPLE.school}`, `${AT}/${SAMPLE.school}/next-steps`, "/instruments/self-review/paper"],
  district: [AT, `${AT}/${SAMPLE.root}/next-steps`, "/instruments/district-conditions-inventory"],
  policymaker: [
    `${AT}/${SAMPLE.root}/next-steps?for=state-policymaker`,
    "/states",
    "/strategies/turn-waivers-into-rules",
  ],
};

export const startPage = page("/start", async ({ db, query }) => (
  <Start state={await sampleState(db, SAMPLE.root)} gone={query.has("removed")} />
));

/** One button; where it is being loaded already, both wait for the same. */
export const loadAction = action("/start/load", async ({ loadSample, href, askedHere }) => {
  stewardsOnly({ askedHere });
  await loadSample?.();
  return seeOther(href("/start"));
});

function Start({ state, gone }: { state: SampleState; gone: boolean }) {
  const { say } = useCtx();
  const here = state === "here";
  return (
    <Page
      title={say("start.title")}
      description={say("start.lead", { name: SAMPLE.name })}
      trail={[{ label: say("home.crumb"), href: "/" }, { label: say("start.title") }]}
      scripts={state === "loading" ? ["live"] : []}
    >
      <PageHead title={say("start.title")} lead={say("start.lead", { name: SAMPLE.name })}>
        {gone && state === "removed" && (
          <div class="notice" role="status">
            <p>{say("start.gone", { name: SAMPLE.name })}</p>
          </div>
        )}
        <StartStrip />
      </PageHead>
      <State state={state} />
      <div class="roles">
        {ROLES.map((role) => (
          <Sec key={role} id={role} title={say(`start.role.${role}.title`)}>
            <ol class="steps">
              {THINGS[role].map((to, i) => (
                <li key={to}>
                  <div>
                    <h3>
                      <Thing to={to} here={here} words={`start.${role}.${i + 1}`} />
                    </h3>
                    <p>{say(`start.${role}.${i + 1}.about`)}</p>
                  </div>
                </li>
              ))}
            </ol>
          </Sec>
        ))}
      </div>
      <YourOwn />
      {here && <RemoveIt />}
    </Page>
  );
}

/** What lies in the made-up district can be opened only while that is here. */
function Thing({ to, here, words }: { to: string; here: boolean; words: string }) {
  const { href, say } = useCtx();
  return here || !to.startsWith(AT) ? <a href={href(to)}>{say(words)}</a> : say(words);
}

function State({ state }: { state: SampleState }) {
  const { askedHere, href, loadSample, say } = useCtx();
  if (state === "here") return null;
  if (state === "loading")
    return (
      <div id="sample" class="notice sample" data-live="2" role="status">
        <p>{say("start.loading", { name: SAMPLE.name })}</p>
      </div>
    );
  return (
    <div id="sample" class="notice sample">
      <p>{say("start.not_here", { name: SAMPLE.name })}</p>
      {loadSample && askedHere && (
        <form method="post" action={href("/start/load")}>
          <button type="submit">{say("start.load", { name: SAMPLE.name })}</button>
        </form>
      )}
    </div>
  );
}

const OWN = ["/places/new", "/import", "/try"] as const;

function YourOwn() {
  const { href, say } = useCtx();
  return (
    <Sec id="own" title={say("start.own")}>
      <ul class="ways three">
        {OWN.map((to, i) => (
          <li key={to}>
            <h3>
              <a href={href(to)}>{say(`start.own.${i + 1}`)}</a>
            </h3>
            <p>{say(`start.own.${i + 1}.about`)}</p>
          </li>
        ))}
      </ul>
    </Sec>
  );
}

function RemoveIt() {
  const { askedHere, href, say } = useCtx();
  if (!askedHere) return null;
  return (
    <p class="note">
      {say("start.made_up.about", { name: SAMPLE.name })} <a href={href("/start/remove")}>{say("start.remove.link")}</a>
    </p>
  );
}
