/** What can be asked about the places here. Everything has passed disclosure; no other site may read it through a browser. */
import { z } from "zod";
import { nearest } from "../../corpus/index.ts";
import { audiences } from "../../corpus/schemas/parts.ts";
import type { Db } from "../../db/connect.ts";
import { Problem } from "../../db/problem.ts";
import { agreedUnder } from "../../domain/collect/review.store.ts";
import { readingsFor } from "../../domain/decide/known.store.ts";
import type { Audience } from "../../domain/decide/next-steps.ts";
import { nextStepsAt, nextStepsData } from "../../domain/decide/next-steps-data.ts";
import { profileAt } from "../../domain/measure/profile.store.ts";
import { profileData } from "../../domain/measure/profile-data.ts";
import { placesUnder, rootPlaces } from "../../domain/people/place.store.ts";
import type { Place } from "../../domain/people/place.ts";
import { placeNamed } from "../../domain/people/place-name.ts";
import { isMadeUp, madeUpRoots } from "../../domain/people/sample.store.ts";
import { reviewData } from "../../domain/publish/take-reviews.ts";
import { V1 } from "./corpus-operations.ts";
import { type Operation, operation } from "./operation.ts";
import { problems } from "./problem.ts";

const root = z.string().describe("Id of a district or independent school, as /api/v1/places lists them.");
const place = z.string().describe("Id of a place under it; the root's own id stands for the whole.");

const listRoots = operation({
  id: "places",
  path: `${V1}/places`,
  tag: "places",
  summary: "The districts and independent schools here",
  description: "Empty where nothing was imported and no place was made yet.",
  answer: "Places",
  example: `${V1}/places`,
  load: async ({ db }) => {
    const [places, madeUp] = await Promise.all([rootPlaces(db), madeUpRoots(db)]);
    return { body: { places: places.map((one) => (madeUp.has(one.root) ? { ...one, madeUp: true } : one)) } };
  },
});

const oneRoot = operation({
  id: "root",
  path: `${V1}/places/{root}`,
  tag: "places",
  summary: "All places of one district",
  description: "The tree of a district as a list: `parent` says what each place lies under.",
  params: z.strictObject({ root }),
  answer: "Root",
  example: `${V1}/places/nyc`,
  load: async ({ db }, { params }) => {
    const found = await existing(db, params.root);
    return { body: { ...(await label(db, found)), root: found, places: await placesUnder(db, found.root) } };
  },
});

const onePlace = operation({
  id: "profile",
  path: `${V1}/places/{root}/{place}`,
  tag: "places",
  summary: "What is known of a place: numbers with their n, range and source; what is hidden, missing, not asked",
  description:
    "The profile that its page shows and `innodopt profile --json` prints. A result of fewer than 10 people is `hidden`, and so is what would give it away: no value, count or n of it is in the answer. `suppressed` = the source withheld it, `missing` = no number in the file, `not-asked` = nobody was asked.",
  params: z.strictObject({ root, place }),
  answer: "Profile",
  example: `${V1}/places/nyc/01M448`,
  load: async ({ db, commons }, { params }) => {
    const at = await existing(db, params.root, params.place);
    const found = await profileAt(db, commons, at.root, at.id);
    if (!found)
      throw problems.noPlace({ where: `${at.root}/${at.id}`, what: "There is no place of this id.", near: undefined });
    return { body: { ...(await label(db, at)), ...profileData(found.profile, found.summary) } };
  },
});

const steps = operation({
  id: "nextSteps",
  path: `${V1}/places/{root}/{place}/next-steps`,
  tag: "places",
  summary: "What to do next at a place, in order, with every factor of that order",
  description:
    "From what people said of the place (`readings`) and the record; where they said nothing of it, of a team from its school (`above`), of a district from its schools. Steps for purpose come first. The factors are a convention, no measured effect: /methods/next-steps says the rule.",
  params: z.strictObject({ root, place }),
  query: z.strictObject({
    for: z
      .string()
      .optional()
      .describe(
        `Who would take the step, joined by commas: ${audiences.join(", ")}. Left out: the place's own people.`,
      ),
  }),
  answer: "NextSteps",
  example: `${V1}/places/nyc/01M448/next-steps?for=teacher-team`,
  load: async ({ db, commons }, { params, query }) => {
    const audiences = query.for === undefined ? undefined : readAudiences(query.for);
    const at = await existing(db, params.root, params.place);
    const from = await readingsFor(db, at);
    return {
      body: { ...(await label(db, at)), ...nextStepsData(at, from, nextStepsAt(commons, at, from, audiences)) },
    };
  },
});

/** `madeUp: true` for what is about the made-up district, and nothing for all else. */
async function label(db: Db, { root }: Place): Promise<{ madeUp?: true }> {
  return (await isMadeUp(db, root)) ? { madeUp: true } : {};
}

const agreedReviews = operation({
  id: "reviews",
  path: `${V1}/places/{root}/{place}/reviews`,
  tag: "places",
  summary: "What teams at a place agreed on: self-reviews of indicators, checks of conditions",
  description:
    "Of a root, also those of all places under it. The spread of private placements is there from ten people on; the things seen are nowhere but on the team's page. Levels are read by people: do not average them or rank by them.",
  params: z.strictObject({ root, place }),
  answer: "Reviews",
  example: `${V1}/places/nyc/01M448/reviews`,
  load: async ({ db }, { params }) => {
    const at = await existing(db, params.root, params.place);
    const found = at.id === at.root ? await agreedUnder(db, at.root) : await agreedUnder(db, at.root, at.id);
    return { body: { ...(await label(db, at)), place: at, reviews: found.map(reviewData) } };
  },
});

/** The place, or a problem that names the nearest; the sentences of the command line are about commands. */
async function existing(db: Db, root: string, id: string = root): Promise<Place> {
  try {
    return await placeNamed(db, `${root}/${id}`);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const near = /"([^"]+)"/.exec(error.remedy)?.[1];
    throw problems.noPlace({ where: error.where ?? root, what: error.what, near });
  }
}

function readAudiences(text: string): Audience[] {
  const words = text.split(",").map((word) => word.trim());
  const wrong = words.find((word) => !(audiences as readonly string[]).includes(word));
  if (wrong === undefined) return words as Audience[];
  const near = nearest(wrong, audiences);
  throw problems.parameter({
    name: "for",
    what: `"${wrong}" is no audience.`,
    remedy: `${near ? `Did you mean "${near}"? ` : ""}There are ${audiences.join(", ")}.`,
    near,
  });
}

export const placeOperations: readonly Operation[] = [listRoots, oneRoot, onePlace, steps, agreedReviews];
