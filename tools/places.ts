import { parseArgs } from "node:util";
import { placesUnder, rootPlaces } from "../domain/people/place.store.ts";
import { countKinds, type PlaceTree, treeOf } from "../domain/people/place.ts";
import { problems } from "../domain/people/problems.ts";
import { openDatabase } from "./database.ts";
import { OK, UsageError, type Verb } from "./verb.ts";

export const verb: Verb = {
  name: "places",
  summary: "the tree of places, with counts",
  usage: "places [ROOT]",
  async run(args, io) {
    const [root, ...more] = parseArgs({ args, allowPositionals: true }).positionals;
    if (more.length > 0) throw new UsageError(`"${more[0]}" is not understood.`);
    const { db, close } = await openDatabase(io, "places");
    try {
      const roots = await rootPlaces(db);
      const known = roots.map((place) => place.id);
      if (root !== undefined && !known.includes(root)) throw problems.noRoot({ root, known });
      const trees: PlaceTree[] = [];
      for (const id of root === undefined ? known : [root]) {
        const tree = treeOf(await placesUnder(db, id));
        if (tree !== null) trees.push(tree);
      }
      if (io.json) io.out(JSON.stringify(trees));
      else if (trees.length === 0)
        io.out("No places yet. Import a list of places first; docs/how-to/import.md says how.");
      for (const tree of io.json ? [] : trees) for (const line of lines(tree, "", root !== undefined)) io.out(line);
      return OK;
    } finally {
      await close();
    }
  },
};

/** A place and what lies under it; schools themselves only where one root was asked for. */
function* lines(tree: PlaceTree, indent: string, all: boolean): Generator<string> {
  const { district, school, team } = countKinds(tree);
  const parts = [
    [district - (tree.kind === "district" ? 1 : 0), "district"],
    [school - (tree.kind === "school" ? 1 : 0), "school"],
    [team - (tree.kind === "team" ? 1 : 0), "team"],
  ] as const;
  const counts = parts
    .filter(([n]) => n > 0)
    .map(([n, kind]) => `${n.toLocaleString("en-US")} ${kind}${n === 1 ? "" : "s"}`);
  const about = [tree.gradeSpan, tree.state, ...counts].filter((part) => part !== null);
  yield `${indent}${tree.id}  ${tree.name}${about.length > 0 ? `  (${about.join(", ")})` : ""}`;
  for (const child of tree.children) if (all || child.children.length > 0) yield* lines(child, `${indent}  `, all);
}
