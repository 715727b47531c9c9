/**
 * The frame of every record's page: trail, head, the record's own sections, who else names it, what it is and how to cite
 * it, and at the end something to do. No record page is a dead end.
 */
import type { ComponentChildren } from "preact";
import type { Kind } from "../../corpus/index.ts";
import { addressOf, titleOf } from "../../domain/commons/commons.ts";
import { useCtx } from "../page.tsx";
import { ForeignNote } from "./foreign.tsx";
import { Page } from "./page.tsx";
import { PageHead } from "./page-head.tsx";
import { type MaybeRow, Rows, Sec, T, useWhen } from "./record-parts.tsx";
import { NamedBy } from "./record-references.tsx";

/** One thing to do at the end of a page. `to` is an address of this site without /es. */
export type Way = { to: string; label: string; note: ComponentChildren };

export type RecordPageProps = {
  kind: Kind;
  id: string;
  kicker: ComponentChildren;
  /** Under the title: a paragraph. */
  lead?: ComponentChildren;
  /** Under the lead: facts, certainty, notices. */
  head?: ComponentChildren;
  description?: string;
  /** The title is a sentence that could be wrong (claims, gaps). */
  claim?: boolean;
  /** Kinds whose references to this record the page shows itself, so that "Named by" need not. */
  shows?: readonly Kind[];
  /** Rows of "About this record" beyond the last change and how to cite: provenance, version, status, where it was read. */
  about?: readonly MaybeRow[];
  /** Things to do, before "Correct this" and printing. */
  ways?: readonly Way[];
  children: ComponentChildren;
};

export function RecordPage(props: RecordPageProps) {
  const { commons, lang, say } = useCtx();
  const title = titleOf(commons, props.kind, props.id, lang);
  const short = title.text.length > 90 ? `${title.text.slice(0, 80).replace(/\s+\S*$/, "")} …` : title.text;
  return (
    <Page
      title={short}
      description={props.description ?? title.text}
      trail={[
        { label: say(`site.nav.${props.kind}`), href: `/${props.kind}` },
        { label: title.lang === lang ? short : <T>{short}</T> },
      ]}
    >
      <PageHead
        kicker={props.kicker}
        claim={props.claim === true || title.text.length > 70}
        title={title.lang === lang ? title.text : <T>{title.text}</T>}
        lead={props.lead}
      >
        {props.head}
        <ForeignNote />
      </PageHead>
      {props.children}
      <NamedBy kind={props.kind} id={props.id} except={props.shows ?? []} />
      <About {...props} title={title.text} />
      <Do {...props} />
    </Page>
  );
}

function About({ kind, id, about, title }: RecordPageProps & { title: string }) {
  const { commons, say } = useCtx();
  const when = useWhen();
  const change = commons.lastChange(kind, id);
  return (
    <Sec id="about" title={say("commons.about")}>
      <Rows
        rows={[
          ...(about ?? []),
          change && [
            say("commons.last_change"),
            <>
              {when(change.date)}: <T>{change.what}</T>
            </>,
          ],
          [
            say("commons.cite"),
            say("commons.cite_as", {
              title,
              kind: say(`label.one.${kind}`),
              date: change ? when(change.date) : say("commons.undated"),
            }),
          ],
        ]}
      />
    </Sec>
  );
}

function Do({ kind, id, ways }: RecordPageProps) {
  const { href, say } = useCtx();
  const about = addressOf(kind, id);
  return (
    <Sec id="do" title={say("commons.do")}>
      <ul class="ways three">
        {(ways ?? []).map((way) => (
          <li key={way.to + way.label}>
            <a href={way.to.startsWith("#") ? way.to : href(way.to)}>{way.label}</a>
            <p>{way.note}</p>
          </li>
        ))}
        <li>
          <a href={href(`/correct?about=${encodeURIComponent(about)}`)}>{say("site.correct")}</a>
          <p>{say("commons.do.correct")}</p>
        </li>
        <li class="no-print">
          <b>{say("commons.do.print")}</b>
          <p>{say("commons.do.print_how")}</p>
        </li>
      </ul>
    </Sec>
  );
}
