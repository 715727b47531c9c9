/** Links to corpus records by kind and id. A reader sees titles; ids stand only in addresses. */
import type { ComponentChildren } from "preact";
import type { Kind } from "../../corpus/index.ts";
import { addressOf, type Title, titleOf } from "../../domain/commons/commons.ts";
import { useCtx } from "../page.tsx";

export function useTitle(): (kind: Kind, id: string) => Title {
  const { commons, lang } = useCtx();
  return (kind, id) => titleOf(commons, kind, id, lang);
}

const collators = { en: new Intl.Collator("en"), es: new Intl.Collator("es") };

/** Records of one kind as a reader looks for them: by title, in the page's language. */
export function useByTitle(): <R extends { id: string }>(kind: Kind, records: readonly R[]) => R[] {
  const { lang } = useCtx();
  const title = useTitle();
  return (kind, records) =>
    records
      .map((record) => ({ record, text: title(kind, record.id).text }))
      .sort((a, b) => collators[lang].compare(a.text, b.text))
      .map(({ record }) => record);
}

/** A link to a record's page, or to a part of it (`#part`). Its text is the record's title unless children are given. */
export function RecordLink(props: { kind: Kind; id: string; part?: string | undefined; children?: ComponentChildren }) {
  const { href, lang } = useCtx();
  const title = useTitle()(props.kind, props.id);
  const address = href(addressOf(props.kind, props.id)) + (props.part ? `#${encodeURIComponent(props.part)}` : "");
  return (
    <a href={address} lang={!props.children && title.lang !== lang ? title.lang : undefined}>
      {props.children ?? title.text}
    </a>
  );
}

/** A list of links to records of one kind, in the order given. */
export function RecordLinks({ kind, ids }: { kind: Kind; ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <ul>
      {ids.map((id) => (
        <li key={id}>
          <RecordLink kind={kind} id={id} />
        </li>
      ))}
    </ul>
  );
}
