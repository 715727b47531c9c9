// /start/remove — what goes with the made-up district and what stays, then one button
import { countsUnder, type RowsOfARoot, removeSample } from "../../../domain/collect/sample.store.ts";
import { rootPlaces } from "../../../domain/people/place.store.ts";
import { isMadeUp } from "../../../domain/people/sample.store.ts";
import { SAMPLE } from "../../../domain/people/sample.ts";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { action, page, seeOther, useCtx } from "../../page.tsx";
import { stewardsOnly } from "../corrections/review.tsx";

export const removePage = page("/start/remove", async ({ db, href, askedHere }) => {
  if (!askedHere || !(await isMadeUp(db, SAMPLE.root))) return seeOther(href("/start"));
  const others = (await rootPlaces(db)).filter(({ root }) => root !== SAMPLE.root).map(({ name }) => name);
  return <Remove counts={await countsUnder(db, SAMPLE.root)} others={others} />;
});

/** The steward alone: what readers of a public site wrote into the made-up district goes with it. */
export const removeAction = action("/start/remove", async ({ db, href, askedHere }) => {
  stewardsOnly({ askedHere });
  await removeSample(db, SAMPLE.root);
  return seeOther(href("/start?removed=1"));
});

function Remove({ counts: n, others }: { counts: RowsOfARoot; others: readonly string[] }) {
  const { href, say } = useCtx();
  return (
    <Page
      title={say("start.remove.title", { name: SAMPLE.name })}
      noindex
      trail={[
        { label: say("start.title"), href: "/start" },
        { label: say("start.remove.title", { name: SAMPLE.name }) },
      ]}
    >
      <PageHead title={say("start.remove.title", { name: SAMPLE.name })} lead={say("start.remove.lead")} />
      <Sec id="goes" title={say("start.remove.goes")}>
        <ul>
          <li>{say("start.remove.places", { n: n.places })}</li>
          <li>{say("start.remove.said", { n: n.readings, reviews: n.reviews })}</li>
          <li>{say("start.remove.numbers", { n: n.numbers, imports: n.imports })}</li>
          <li>{say("start.remove.notes", { n: n.notes })}</li>
        </ul>
      </Sec>
      <Sec id="stays" title={say("start.remove.stays")}>
        <p>{say("start.remove.others", { n: others.length, names: others.slice(0, 3).join(", ") })}</p>
      </Sec>
      <form method="post" action={href("/start/remove")}>
        <p class="row">
          <button type="submit">{say("start.remove.go", { name: SAMPLE.name })}</button>{" "}
          <a class="button quiet" href={href("/start")}>
            {say("start.remove.keep")}
          </a>
        </p>
      </form>
    </Page>
  );
}
