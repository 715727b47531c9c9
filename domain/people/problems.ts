import { Problem } from "../../db/problem.ts";
import type { Group } from "./membership.ts";

/** Every problem with places and groups, by name. */
export const problems = {
  noPlace: (d: { root: string; place: string }) =>
    new Problem({
      code: "no-place",
      where: `${d.root}/${d.place}`,
      what: "There is no such place.",
      remedy: `\`npm run -s innodopt -- places ${d.root}\` lists those under this root.`,
    }),

  noRoot: (d: { root: string; known: string[] }) =>
    new Problem({
      code: "no-root",
      where: d.root,
      what: "There is no district or independent school of this id.",
      remedy:
        d.known.length === 0
          ? "Import a list of places first; docs/how-to/import.md says how."
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
};
