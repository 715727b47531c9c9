/** The list page of a kind: what these records are, how many there are, then the lists. */
import type { ComponentChildren } from "preact";
import type { Kind } from "../../corpus/index.ts";
import { useCtx } from "../page.tsx";
import { ForeignNote } from "./foreign.tsx";
import { Page } from "./page.tsx";
import { PageHead } from "./page-head.tsx";

/** `children` after the head; `jumps` are links to the page's own sections. */
export function ListPage(props: {
  kind: Kind;
  n: number;
  jumps?: readonly (readonly [id: string, label: string])[];
  /** All of it is in Spanish too. */
  translated?: boolean;
  children: ComponentChildren;
}) {
  const { say } = useCtx();
  const title = say(`site.nav.${props.kind}`);
  const lead = say(`commons.${props.kind}.lead`, { n: props.n });
  return (
    <Page title={title} description={lead} trail={[{ label: title }]} json={`/${props.kind}.json`}>
      <PageHead title={say(`commons.${props.kind}.title`)} lead={lead}>
        {!props.translated && <ForeignNote />}
      </PageHead>
      {props.jumps && (
        <nav class="jumps" aria-label={say("commons.jumps")}>
          <ul class="plain row">
            {props.jumps.map(([id, label]) => (
              <li key={id}>
                <a href={`#${id}`}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {props.children}
    </Page>
  );
}
