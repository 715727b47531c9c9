// /at/:root/:place/questions — how the answers to single questions spread at one place
import { profileAt } from "../../../domain/measure/profile.store.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { NotFound, page } from "../../page.tsx";
import { addressAt, trailTo } from "../decide/at.ts";
import { Answers } from "./answers.tsx";
import { LOOSE, partOf } from "./view.ts";
import { inWords } from "./write.ts";

export const questionsPage = page("/at/:root/:place/questions", async ({ db, commons, params, href, lang, say }) => {
  const found = await profileAt(db, commons, params.root, params.place);
  if (!found) throw new NotFound();
  const { place, path, families, loose } = found.profile;
  const asked = families.filter(({ items }) => items.length > 0);
  const none = asked.length + loose.length === 0;
  return (
    <Page
      title={say("measure.questions.at", { place: place.name })}
      trail={trailTo(path, say("measure.places"), say("measure.questions.title"))}
    >
      <PageHead
        kicker={place.name}
        title={say("measure.questions.title")}
        lead={say(none ? "measure.questions.none" : "measure.answers.about")}
      >
        <ForeignNote />
      </PageHead>
      {asked.map(({ id, title, items }) => (
        <Sec key={id} id={partOf(id)} title={inWords(title, lang)}>
          <Answers items={items} />
        </Sec>
      ))}
      {loose.length > 0 && (
        <Sec id={partOf(LOOSE)} title={say("measure.answers.loose", { n: loose.length })}>
          <Answers items={loose} />
        </Sec>
      )}
      <p class="row no-print">
        <a href={href(addressAt(place))}>{say("measure.questions.back", { place: place.name })}</a>
        <a href={href(addressAt(place, "know"))}>{say("measure.to.know", { kind: place.kind })}</a>
      </p>
    </Page>
  );
});
