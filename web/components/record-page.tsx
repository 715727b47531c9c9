/**
 * The frame of every record's page: trail, head, the record's own sections, who else names it, what it is and how to cite
 * it, and at the end something to do. No record page is a dead end.
 */
import type { ComponentChildren } from "preact";
import type { Kind } from "../../corpus/index.ts";
import { addressOf, titleOf } from "../../domain/commons/commons.ts";
import { linkedRecord } from "../../domain/publish/linked-data.ts";
import { useCtx } from "../page.tsx";
import { ForeignNote } from "./foreign.tsx";
import { Page } from "./page.tsx";
import { PageHead } from "./page-head.tsx";
import { useCiteRows } from "./record-cite.tsx";
import { Do, type Invitation, Invite, type Way } from "./record-do.tsx";
import { type MaybeRow, Rows, Sec, T, useWhen } from "./record-parts.tsx";
import { NamedBy } from "./record-references.tsx";

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
  /** What to do first, under the head. */
  first?: Invitation | undefined;
  /** What to take away, at the end, before the record as a file and "Correct this". */
  ways?: readonly Way[];
  children: ComponentChildren;
};

export function RecordPage(props: RecordPageProps) {
  const { commons, lang, say, site } = useCtx();
  const title = titleOf(commons, props.kind, props.id, lang);
  const short = title.text.length > 90 ? `${title.text.slice(0, 80).replace(/\s+\S*$/, "")} …` : title.text;
  return (
    <Page
      title={short}
      description={props.description ?? title.text}
      json={`${addressOf(props.kind, props.id)}.json`}
      linked={linkedRecord(commons, site, props.kind, props.id, lang)}
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
        {props.first && <Invite first={props.first} />}
        <ForeignNote />
      </PageHead>
      {props.children}
      <NamedBy kind={props.kind} id={props.id} except={props.shows ?? []} />
      <About {...props} />
      <OnPaper kind={props.kind} id={props.id} />
      <Do kind={props.kind} id={props.id} ways={props.ways ?? []} />
    </Page>
  );
}

function About({ kind, id, about }: RecordPageProps) {
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
          ...useCiteRows(kind, id),
        ]}
      />
    </Sec>
  );
}

/** The last line on paper: where this came from, of which day, and that it may be copied. */
function OnPaper({ kind, id }: { kind: Kind; id: string }) {
  const { commons, say, site } = useCtx();
  const when = useWhen();
  const change = commons.lastChange(kind, id);
  return (
    <p class="fine paper-only">
      {say("commons.on_paper", {
        address: site + addressOf(kind, id),
        date: change ? when(change.date) : say("commons.undated"),
      })}
    </p>
  );
}
