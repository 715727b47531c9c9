import { Problem } from "../../db/problem.ts";
import type { Group } from "./membership.ts";
import { PLACE_ID_RULE, type Place } from "./place.ts";

/** Every problem with places and groups, by name. */
export const problems = {
  noPlace: (d: { root: string; place: string; near?: string | undefined }) =>
    new Problem({
      code: "no-place",
      where: `${d.root}/${d.place}`,
      what: "There is no such place.",
      remedy: d.near
        ? `Did you mean "${d.root}/${d.near}"?`
        : `\`npm run -s innodopt -- places ${d.root}\` lists those under this root.`,
    }),

  placeId: (d: { id: string }) =>
    new Problem({
      code: "place-id",
      where: d.id,
      what: "This cannot be a place's id.",
      remedy: `Use ${PLACE_ID_RULE}.`,
    }),

  placeExists: (d: Place) =>
    new Problem({
      code: "place-exists",
      where: d.parent === null ? d.root : `${d.root}/${d.id}`,
      what: `This id stands for another place already: the ${d.kind} "${d.name}"${d.parent === null ? "" : ` under ${d.parent}`}.`,
      remedy: "Choose another id, or say the same as it says.",
    }),

  sampleExists: (d: { root: string }) =>
    new Problem({
      code: "sample-exists",
      where: d.root,
      what: "A district of this id is here, and it is not the made-up one.",
      remedy: "The made-up district needs this id for itself. Yours stays as it is.",
    }),

  placeUsed: (d: { root: string; place: string }) =>
    new Problem({
      code: "place-used",
      where: `${d.root}/${d.place}`,
      what: "Something rests on this place: places under it, measures, what people said, a group, or an import that brought it.",
      remedy: "Take that away first (undo-import takes back what an import brought).",
    }),

  noRoot: (d: { root: string; known: string[]; near?: string | undefined }) =>
    new Problem({
      code: "no-root",
      where: d.root,
      what: "There is no district or independent school of this id.",
      remedy:
        d.known.length === 0
          ? "Import a list of places (docs/how-to/import.md), or make them: places add ROOT district NAME."
          : d.near
            ? `Did you mean "${d.near}"?`
            : `Name one of: ${d.known.join(", ")}.`,
    }),

  groupExists: (d: Group) =>
    new Problem({
      code: "group-exists",
      where: d.id,
      what: `This id stands for another group already: the ${d.kind} "${d.name}".`,
      remedy: "Choose another id.",
    }),

  noGroup: (d: { group: string }) =>
    new Problem({
      code: "no-group",
      where: d.group,
      what: "There is no such group.",
      remedy: `Make it first: npm run -s innodopt -- groups add ${d.group} KIND NAME.`,
    }),

  badDay: (d: { text: string }) =>
    new Problem({
      code: "bad-day",
      where: d.text,
      what: "This is not a day.",
      remedy: "Write it as YYYY-MM-DD, e.g. 2026-09-01.",
    }),

  alreadyIn: (d: { root: string; place: string; group: string; since: string }) =>
    new Problem({
      code: "already-in",
      where: `${d.root}/${d.place}`,
      what: `It is in ${d.group} already, since ${d.since}.`,
      remedy: "Let it leave first (groups leave), then join again.",
    }),

  notIn: (d: { root: string; place: string; group: string; until: string }) =>
    new Problem({
      code: "not-in",
      where: `${d.root}/${d.place}`,
      what: `It is not in ${d.group} on ${d.until}, or has left already.`,
      remedy: `\`npm run -s innodopt -- groups ${d.group}\` lists who is in it, with dates.`,
    }),

  membershipBrought: (d: { root: string; place: string; group: string }) =>
    new Problem({
      code: "membership-brought",
      where: `${d.root}/${d.place}`,
      what: `An import says that it is in ${d.group}.`,
      remedy: "Take that import back (undo-import), or say the last day.",
    }),

  groupBrought: (d: { group: string }) =>
    new Problem({
      code: "group-brought",
      where: d.group,
      what: "An import says who is in it.",
      remedy: "Take that import back first (undo-import).",
    }),
};
