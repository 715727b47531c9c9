// /try and /try/:kind/:id — a self-review for "our team": what it is, how many are in the room, begin; or go on from a file
import { elements } from "../../../corpus/index.ts";
import { FEWEST } from "../../../domain/collect/review.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { RecordLink } from "../../components/record-link.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { page, useCtx } from "../../page.tsx";
import { selfReviewIn, titleAbout } from "../review/at.ts";
import { Field, Troubles, type Wrong } from "../review/form.tsx";
import { ForWhoLeads, LeaderNotes } from "../review/lead.tsx";
import { Statement, Texts4 } from "../review/subject.tsx";
import { addressOf, PATH, type TryAt, type TryCtx, trailOf, tryAt } from "./at.ts";
import { GoOn, KeptList } from "./kept.tsx";
import { OpenFile } from "./open-file.tsx";

export const tryPage = page(PATH, (ctx) => introView(ctx, tryAt(ctx), "", []));

/** @param people  as typed */
export function introView(ctx: TryCtx, at: TryAt, people: string, wrong: readonly Wrong[]) {
  const { href, say } = ctx;
  const { instrument, subject } = at;
  const title = titleAbout(ctx, subject.about);
  const { kind, id } = subject.about;
  return (
    <Page title={say("try.title.about", { title })} trail={trailOf(ctx, at)} scripts={["keep"]} noindex>
      <PageHead kicker={say(`try.kicker.${kind}`)} title={title}>
        <Statement subject={subject} />
        <ForeignNote />
      </PageHead>
      <GoOn at={at} />
      <Sec id="before" title={say("try.before", { minutes: instrument.minutes })}>
        <div class="split">
          <div class="flow">
            <p>{say(`try.lead.${kind}`)}</p>
            <Promises />
            <form method="post" action={href(addressOf(subject))} class="flow" id="begin">
              <Troubles wrong={wrong} />
              <div class="one-number">
                <Field
                  name="people"
                  label={say("review.room")}
                  hint={say("review.room.hint", { fewest: FEWEST })}
                  value={people}
                  wrong={wrong}
                />
              </div>
              <p class="row">
                <button type="submit" name="go" value="begin">
                  {say("try.begin")}
                </button>
                <a href={href(`/${kind}s/${id}/paper`)}>{say(`try.paper.${kind}`)}</a>
              </p>
            </form>
            <LeaderNotes instrument={instrument} />
          </div>
          <ForWhoLeads instrument={instrument} subject={subject} from={0} to={2} />
        </div>
      </Sec>
      <Sec id="texts" title={say(`review.texts.${kind}`)}>
        <Texts4 subject={subject} />
      </Sec>
      <OpenFile />
    </Page>
  );
}

/** What holds where nothing is stored. */
function Promises() {
  const { say } = useCtx();
  return (
    <ul>
      <li>{say("try.promise.nowhere")}</li>
      <li>{say("review.promise.private")}</li>
      <li>{say("review.promise.five", { fewest: FEWEST })}</li>
      <li>{say("review.promise.evaluation")}</li>
      <li>{say("try.promise.shared")}</li>
    </ul>
  );
}

/** Where to begin: purpose first, as everywhere. */
export const tryIndexPage = page("/try", ({ commons, href, lang, say }) => {
  const { minutes } = selfReviewIn(commons);
  return (
    <Page title={say("try.title")} trail={[{ label: say("try.title") }]} scripts={["keep"]}>
      <PageHead title={say("try.title")} lead={say("try.index.lead", { minutes })} />
      <KeptList />
      <nav class="jumps" aria-label={say("commons.jumps")}>
        <ul class="plain row">
          {elements.map((element) => (
            <li key={element}>
              <a href={`#${element}`}>{say(`label.element.${element}`)}</a>
            </li>
          ))}
          <li>
            <a href="#conditions">{say("label.kind.conditions")}</a>
          </li>
          <li>
            <a href="#open">{say("try.open")}</a>
          </li>
        </ul>
      </nav>
      {elements.map((element) => (
        <Sec key={element} id={element} title={say(`label.element.${element}`)}>
          <ul class="ways">
            {commons
              .all("indicators")
              .filter((indicator) => indicator.element === element)
              .map((indicator) => (
                <li key={indicator.id}>
                  <a href={href(`/try/indicators/${indicator.id}`)}>
                    {lang === "es" ? indicator.es.title : indicator.title}
                  </a>
                  <p>{lang === "es" ? indicator.es.statement : indicator.statement}</p>
                </li>
              ))}
          </ul>
        </Sec>
      ))}
      <Sec id="conditions" title={say("label.kind.conditions")}>
        <p>{say("try.index.conditions")}</p>
        <p>
          <a href={href("/conditions")}>{say("try.index.conditions.all")}</a>
        </p>
        <p class="note">
          <RecordLink kind="instruments" id="self-review">
            {say("try.index.instrument")}
          </RecordLink>
        </p>
      </Sec>
      <OpenFile />
    </Page>
  );
});
