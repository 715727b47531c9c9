/** What pages about notes ("Correct this") share: the page a note is about, what stands of it, what was answered. */
import { isKind } from "../../corpus/index.ts";
import { titleOf } from "../../domain/commons/commons.ts";
import { useCtx } from "../page.tsx";
import { T, useWhen } from "./record-parts.tsx";

/** The page a note is about, as a reader knows it: a record's title, else the address itself. */
export function AboutLink({ about }: { about: string }) {
  const { commons, href, lang, say } = useCtx();
  const [, kind, id] = /^\/([^/?#]+)\/([^/?#]+)/.exec(about) ?? [];
  const known = kind !== undefined && id !== undefined && isKind(kind) && commons.get(kind, id) ? { kind, id } : null;
  const title = known && titleOf(commons, known.kind, known.id, lang);
  return (
    <>
      {known && `${say(`label.one.${known.kind}`)}: `}
      <a href={href(about)}>
        {title ? (
          title.lang === lang ? (
            title.text
          ) : (
            <T>{title.text}</T>
          )
        ) : about === "/" ? (
          say("notes.site")
        ) : (
          <code>{about}</code>
        )}
      </a>
    </>
  );
}

/** For stewards: where the sender may be answered. */
export function Contact({ contact }: { contact: string | null }) {
  const { say } = useCtx();
  return (
    <p class="note">
      {contact === null ? say("corrections.review.no_contact") : say("corrections.review.contact", { contact })}
    </p>
  );
}

/** "March 4, 2026" of a moment, by the clock of UTC. */
export function useDay(): (moment: Date) => string {
  const when = useWhen();
  return (moment) => when(moment.toISOString().slice(0, "YYYY-MM-DD".length));
}

/** A text that somebody wrote, in the paragraphs in which they wrote it. */
export function Written({ text }: { text: string }) {
  return (
    <blockquote class="written">
      {text.split(/\n+/).map((line, i) => (
        <p key={i}>{line}</p>
      ))}
    </blockquote>
  );
}

/** What a steward answered, with name and day; nothing where nothing was said. */
export function Answer({ answer }: { answer: { text: string; said_by: string; at: Date } | null }) {
  const { say } = useCtx();
  const day = useDay();
  if (!answer) return null;
  return (
    <div class="note-answer">
      {answer.text !== "" && <Written text={answer.text} />}
      <p class="note">{say("corrections.by", { name: answer.said_by, date: day(answer.at) })}</p>
    </div>
  );
}
