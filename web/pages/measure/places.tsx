// /places — every district by name, and the networks that places are in
import { rootPlaces } from "../../../domain/people/place.store.ts";
import type { Place } from "../../../domain/people/place.ts";
import { madeUpRoots } from "../../../domain/people/sample.store.ts";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { WaysToBegin } from "../../components/place-ways.tsx";
import { RecordLink } from "../../components/record-link.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { page, useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";

export const placesPage = page("/places", async ({ db }) => (
  <Places roots={await rootPlaces(db)} madeUp={await madeUpRoots(db)} />
));

function Places({ roots, madeUp }: { roots: readonly Place[]; madeUp: ReadonlySet<string> }) {
  const { href, say } = useCtx();
  return (
    <Page
      title={say("measure.places")}
      description={say("measure.places.lead")}
      trail={[{ label: say("measure.places") }]}
    >
      <PageHead title={say("measure.places")} lead={say("measure.places.lead")} />
      <Sec id="districts" title={say("measure.places.title", { n: roots.length })}>
        {roots.length === 0 ? (
          <>
            <p>{say("measure.places.empty")}</p>
            <WaysToBegin />
          </>
        ) : (
          <ul class="ways">
            {roots.map((root) => (
              <li key={root.id}>
                <a href={href(addressAt(root))}>{root.name}</a>
                <p>
                  {madeUp.has(root.id) && <b>{say("start.made_up")} </b>}
                  {root.state && <RecordLink kind="states" id={root.state} />}
                </p>
              </li>
            ))}
          </ul>
        )}
        <p>
          <a href={href("/places/new")}>{say("places.new")}</a>
        </p>
        <p>
          <a href={href("/import")}>{say("importing.link")}</a>
        </p>
        <p>
          <a href={href("/groups")}>{say("district.groups")}</a>
        </p>
      </Sec>
    </Page>
  );
}
