import { parseArgs } from "node:util";
import type { Db } from "../db/connect.ts";
import { addPlace, placesUnder, removePlace, rootPlaces } from "../domain/people/place.store.ts";
import { countKinds, type PlaceKind, type PlaceTree, placeKinds, treeOf } from "../domain/people/place.ts";
import { problems } from "../domain/people/problems.ts";
import { openDatabase } from "./database.ts";
import { type Io, OK, UsageError, type Verb } from "./verb.ts";

export const verb: Verb = {
  name: "places",
  summary: "the tree of places, with counts; places made one by one",
  usage:
    "places [ROOT | add ROOT[/PLACE] KIND NAME [--under PLACE] [--state us-xx] [--grades TEXT] | remove ROOT/PLACE]",
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      options: { under: { type: "string" }, state: { type: "string" }, grades: { type: "string" } },
      allowPositionals: true,
    });
    const [what, ...rest] = positionals;
    const making = what === "add" || what === "remove";
    if (!making && rest.length > 0) throw new UsageError(`"${rest[0]}" is not understood.`);
    const { db, close } = await openDatabase(io, "places");
    try {
      if (what === "add") await add(db, rest, values, io);
      else if (what === "remove") await remove(db, rest, io);
      else await list(db, what, io);
      return OK;
    } finally {
      await close();
    }
  },
};

type Said = { under?: string | undefined; state?: string | undefined; grades?: string | undefined };

async function add(db: Db, [path, kind, ...words]: string[], said: Said, io: Io): Promise<void> {
  const name = words.join(" ").trim();
  if (path === undefined || kind === undefined || name === "")
    throw new UsageError("Say where, its kind and its name, e.g. places add maple/elm school Elm Street School.");
  if (!(placeKinds as readonly string[]).includes(kind))
    throw new UsageError(`"${kind}" is no kind of place. The kinds are ${placeKinds.join(", ")}.`);
  const [root = "", id = root, ...more] = path.split("/");
  if (more.length > 0)
    throw new UsageError(`"${path}" has more than one /. Say what it lies under with --under PLACE.`);
  if (id === root && said.under !== undefined) throw new UsageError("A root lies under nothing: leave --under out.");
  if (id !== root && said.state !== undefined) throw new UsageError("The state is said of the root alone.");
  if (id === root && kind === "team") throw new UsageError("A root is a district or an independent school.");
  const parent = id === root ? null : (said.under ?? root);
  const [state, gradeSpan] = [said.state ?? null, said.grades ?? null];
  await addPlace(db, { root, id, parent, kind: kind as PlaceKind, name, state, gradeSpan });
  io.out(`${parent === null ? root : `${root}/${id}`}  ${kind}  ${name}`);
}

async function remove(db: Db, [path, ...more]: string[], io: Io): Promise<void> {
  if (path === undefined || more.length > 0) throw new UsageError("Say one place, e.g. places remove maple/elm.");
  const [root = "", id = root] = path.split("/");
  await removePlace(db, root, id);
  io.out(`${path} is gone.`);
}

async function list(db: Db, root: string | undefined, io: Io): Promise<void> {
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
    io.out("No places yet. Import a list (docs/how-to/import.md), or make them: places add ROOT district NAME.");
  for (const tree of io.json ? [] : trees) for (const line of lines(tree, "", root !== undefined)) io.out(line);
}

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
