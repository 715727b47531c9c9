// /teach, /lead-a-school, /lead-a-district, /make-policy, /research — three things to do now, what others asked, what was written for you

import type { Strategy } from "../../../corpus/index.ts";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { RecordLink, RecordLinks } from "../../components/record-link.tsx";
import { type PageRoute, page, useCtx } from "../../page.tsx";
import { addressOfNow } from "../home.tsx";
import { DOORS, type Door } from "./doors.ts";

export const doorPages: readonly PageRoute[] = DOORS.map((door) =>
  page(`/${door.name}`, () => <DoorPage door={door} />),
);

function DoorPage({ door }: { door: Door }) {
  const { commons, href, lang, say } = useCtx();
  const { steps, first } = stepsOf(commons.all("strategies"), door.audience);
  const { seenAt } = door;
  const practices = commons.all("indicators").filter((one) => seenAt !== null && one.seen_at.includes(seenAt));
  const conditions = commons
    .all("conditions")
    .filter((c) => door.changes !== null && c.who_can_change_it.includes(door.changes));
  return (
    <Page
      title={say(`home.door.${door.name}`)}
      description={say(`home.door.${door.name}.about`)}
      trail={[{ label: say("home.crumb"), href: "/" }, { label: say(`home.door.${door.name}`) }]}
    >
      <PageHead title={say(`home.door.${door.name}`)} lead={say(`home.door.${door.name}.lead`)} />
      <section class="sec" aria-labelledby="now">
        <h2 id="now">{say("home.doors.now")}</h2>
        <ol class="steps">
          {door.now.map((now, i) => (
            <li key={addressOfNow(now)}>
              <div>
                <h3>
                  <a href={href(addressOfNow(now))}>{say(`home.door.${door.name}.${i + 1}`)}</a>
                </h3>
                <p>{say(`home.door.${door.name}.${i + 1}.more`)}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section class="sec" aria-labelledby="asked">
        <h2 id="asked">{say("home.asked")}</h2>
        <ul class="ways">
          {door.asks.map(([n, to]) => (
            <li key={n}>
              <a href={href(to)}>{say(`home.ask.${n}`)}</a>
              <p>{say(`home.ask.${n}.about`)}</p>
            </li>
          ))}
        </ul>
      </section>
      {door.use && (
        <section class="sec" aria-labelledby="use">
          <h2 id="use">{say("home.use")}</h2>
          <ul class="ways">
            {door.use.map((name) => (
              <li key={name}>
                <a href={href(`/${name}`)}>{say(`site.nav.${name}`)}</a>
                <p>{say(`home.use.${name}`)}</p>
              </li>
            ))}
            <li>
              <a href="/feed.atom">{say("site.nav.feed")}</a>
              <p>{say("home.use.feed")}</p>
            </li>
          </ul>
        </section>
      )}
      <section class="sec" aria-labelledby="steps">
        <h2 id="steps">{say(first ? "home.doors.steps" : "home.doors.steps_too", { n: steps.length })}</h2>
        <p class="note">{say("home.doors.steps.about")}</p>
        <ul class="ways">
          {steps.map((strategy) => (
            <li key={strategy.id}>
              <RecordLink kind="strategies" id={strategy.id} />
              <p>
                {say("home.doors.tuesday")} {lang === "es" ? strategy.es.on_tuesday : strategy.on_tuesday}
              </p>
            </li>
          ))}
        </ul>
      </section>
      {conditions.length > 0 && (
        <section class="sec" aria-labelledby="conditions">
          <h2 id="conditions">{say("home.doors.conditions", { n: conditions.length })}</h2>
          <div class="columns">
            <RecordLinks kind="conditions" ids={conditions.map((condition) => condition.id)} />
          </div>
        </section>
      )}
      {practices.length > 0 && (
        <section class="sec" aria-labelledby="practices">
          <h2 id="practices">{say(`home.doors.practices.${door.seenAt}`, { n: practices.length })}</h2>
          <div class="columns">
            <RecordLinks kind="indicators" ids={practices.map((indicator) => indicator.id)} />
          </div>
        </section>
      )}
    </Page>
  );
}

/** Those written first of all for an audience; where they are fewer than three, all that are for it too. */
function stepsOf(strategies: readonly Strategy[], audience: Door["audience"]) {
  const first = strategies.filter((strategy) => strategy.audience[0] === audience);
  if (first.length >= 3) return { steps: first, first: true };
  return { steps: strategies.filter((strategy) => strategy.audience.includes(audience)), first: false };
}
