// /at/:root/:place/remove — take back a place that was added here, while nothing rests on it
import { placeById, removePlace } from "../../../domain/people/place.store.ts";
import type { Place } from "../../../domain/people/place.ts";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { refused } from "../../components/refused.ts";
import { RemoveForm } from "../../components/remove-form.tsx";
import { action, type Ctx, page, seeOther } from "../../page.tsx";
import { addressAt, placeAt, trailTo } from "../decide/at.ts";
import { problemOf } from "../review/at.ts";

const PATH = "/at/:root/:place/remove";

export const removePage = page(PATH, async (ctx) => removeView(ctx, await placeAt(ctx.db, ctx.params), false));

export const removeAction = action(PATH, async (ctx) => {
  const { db, href, params } = ctx;
  if ((await placeById(db, params.root, params.place)) === null) return seeOther(href("/places")); // it went before
  const at = await placeAt(db, params);
  const problem = await problemOf(() => removePlace(db, at.place.root, at.place.id));
  if (problem) return { status: 409, view: removeView(ctx, at, true) };
  const parent = at.way.at(-2);
  return seeOther(href(parent ? addressAt(parent) : "/places"));
});

function removeView(ctx: Ctx<typeof PATH>, { place, way }: { place: Place; way: readonly Place[] }, used: boolean) {
  const { say } = ctx;
  const title = say("places.remove", { place: place.name });
  return (
    <Page title={title} trail={trailTo(way, say("measure.places"), say("places.remove.short"))} noindex>
      <PageHead title={title} lead={say("places.remove.lead")}>
        {used && (
          <div {...refused}>
            <p>
              <strong>{say("places.remove.used")}</strong> {say("places.remove.used.why")}
            </p>
          </div>
        )}
        <RemoveForm
          action={`/at/${encodeURIComponent(place.root)}/${encodeURIComponent(place.id)}/remove`}
          keep={addressAt(place)}
        />
      </PageHead>
    </Page>
  );
}
