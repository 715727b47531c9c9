/** What is known of a place, and what its teams agreed on, as files. Of a district, also what teams under it agreed on. */
import { agreedUnder } from "../../../domain/collect/review.store.ts";
import { profileAt } from "../../../domain/measure/profile.store.ts";
import { placesUnder } from "../../../domain/people/place.store.ts";
import { profileTake } from "../../../domain/publish/take-profile.ts";
import { reviewsTake } from "../../../domain/publish/take-reviews.ts";
import { NotFound, type Route } from "../../page.tsx";
import { placeAt } from "../decide/at.ts";
import { takeFiles } from "./files.ts";

export const takeRoutes: readonly Route[] = [
  ...takeFiles("/at/:root/:place/profile", async ({ db, commons, params }) => {
    const found = await profileAt(db, commons, params.root, params.place);
    if (!found) throw new NotFound();
    const { id, root, name, kind } = found.profile.place;
    return { take: profileTake(commons, found.profile), about: { place: { root, id, name, kind } } };
  }),
  ...takeFiles("/at/:root/:place/reviews", async ({ db, commons, params }) => {
    const { place } = await placeAt(db, params);
    const { id, root, name, kind } = place;
    const all = id === root;
    const reviews = all ? await agreedUnder(db, root) : await agreedUnder(db, root, id);
    const names = new Map((all ? await placesUnder(db, root) : [place]).map((one) => [one.id, one.name]));
    return { take: reviewsTake(commons, place, reviews, names), about: { place: { root, id, name, kind } } };
  }),
];
