// /instruments/:id/paper — an instrument as people use it on paper, in the page's language; ?size=large in large print
import type { Instrument } from "../../../corpus/index.ts";
import { NotFound, page, rendered, useCtx } from "../../page.tsx";
import { wordsIn } from "../../words/index.ts";
import { Interview } from "./interview.tsx";
import { Inventory } from "./inventory.tsx";
import { Rubric } from "./rubric.tsx";
import { SelfReview } from "./self-review.tsx";
import { Sheet } from "./sheet.tsx";
import { Survey } from "./survey.tsx";

const FORMS: Record<Instrument["kind"], typeof Survey> = {
  survey: Survey,
  observation: Rubric,
  "artifact-review": Rubric,
  "document-review": Inventory,
  interview: Interview,
  "self-review": SelfReview,
};

export const instrumentPaper = page("/instruments/:id/paper", ({ commons, params }) => {
  const instrument = commons.get("instruments", params.id);
  if (!instrument) throw new NotFound();
  return <InstrumentPaper instrument={instrument} />;
});

function InstrumentPaper({ instrument }: { instrument: Instrument }) {
  const ctx = useCtx();
  const { href, say } = ctx;
  const Form = FORMS[instrument.kind];
  const spoken = instrument.languages.includes(ctx.lang);
  const title = say(`paper.title.${instrument.id}`);
  const english = { ...ctx, lang: "en" as const, ...wordsIn("en") };
  return (
    <Sheet
      title={title}
      back={`/instruments/${instrument.id}`}
      version={instrument.version}
      bar={
        <>
          {say("paper.new")}
          {!spoken && ` ${say("paper.no_spanish")}`}
          {instrument.kind === "self-review" && (
            <>
              {" "}
              <a href={href("/indicators")}>{say("paper.review.choose")}</a>
            </>
          )}
        </>
      }
    >
      {spoken ? (
        <Form instrument={instrument} title={title} />
      ) : (
        <div
          lang="en"
          dangerouslySetInnerHTML={{
            __html: rendered(
              <Form instrument={instrument} title={english.say(`paper.title.${instrument.id}`)} />,
              english,
            ),
          }}
        />
      )}
    </Sheet>
  );
}
