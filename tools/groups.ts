import { parseArgs } from "node:util";
import type { Db } from "../db/connect.ts";
import { addGroup, groupById, groups, join, leave, membersOf } from "../domain/people/membership.store.ts";
import { type GroupKind, groupKinds } from "../domain/people/membership.ts";
import { GROUP_WORDS } from "../domain/people/new-group.ts";
import { problems } from "../domain/people/problems.ts";
import { openDatabase } from "./database.ts";
import { type Io, OK, UsageError, type Verb } from "./verb.ts";

export const verb: Verb = {
  name: "groups",
  summary: "networks, initiatives, cohorts and studies, and who is in them",
  usage: "groups [GROUP | add ID KIND NAME | join GROUP ROOT/PLACE --since DAY | leave GROUP ROOT/PLACE --until DAY]",
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      options: { since: { type: "string" }, until: { type: "string" } },
      allowPositionals: true,
    });
    const [what, ...rest] = positionals;
    const { db, close } = await openDatabase(io, "groups");
    try {
      if (what === "add") await add(db, rest, io);
      else if (what === "join") {
        if (values.since === undefined) throw new UsageError("Say since when: --since YYYY-MM-DD.");
        const where = await groupAndPlace(rest);
        await join(db, { ...where, since: values.since });
        io.out(`${where.root}/${where.place} is in ${where.group} since ${values.since}.`);
      } else if (what === "leave") {
        if (values.until === undefined) throw new UsageError("Say its last day: --until YYYY-MM-DD.");
        const where = await groupAndPlace(rest);
        await leave(db, { ...where, until: values.until });
        io.out(`${where.root}/${where.place} was in ${where.group} until ${values.until}.`);
      } else if (rest.length > 0) throw new UsageError(`"${rest[0]}" is not understood.`);
      else if (what === undefined) await list(db, io);
      else await members(db, what, io);
      return OK;
    } finally {
      await close();
    }
  },
};

async function add(db: Db, [id, kind, ...name]: string[], io: Io): Promise<void> {
  if (id === undefined || kind === undefined || name.length === 0) throw new UsageError("Say its id, kind and name.");
  if (!(groupKinds as readonly string[]).includes(kind)) {
    throw new UsageError(`"${kind}" is no kind of group. The kinds are ${groupKinds.join(", ")}.`);
  }
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id) || GROUP_WORDS.includes(id))
    throw new UsageError(
      `"${id}" cannot be an id: use small letters, digits and -; ${GROUP_WORDS.join(", ")} is an address of its own.`,
    );
  await addGroup(db, { id, kind: kind as GroupKind, name: name.join(" ") });
  io.out(`${id}  ${kind}  ${name.join(" ")}`);
}

async function groupAndPlace([group, path, ...more]: string[]): Promise<{
  group: string;
  root: string;
  place: string;
}> {
  const slash = path?.indexOf("/") ?? -1;
  if (group === undefined || path === undefined || slash < 1 || more.length > 0) {
    throw new UsageError("Say the group and the place, e.g. groups join my-network nyc/01M448 --since 2026-09-01.");
  }
  return { group, root: path.slice(0, slash), place: path.slice(slash + 1) };
}

async function list(db: Db, io: Io): Promise<void> {
  const found = await groups(db, new Date().toISOString().slice(0, 10));
  if (io.json) io.out(JSON.stringify(found));
  else if (found.length === 0) io.out("No groups yet. Make one: groups add ID KIND NAME.");
  else for (const g of found) io.out(`${g.id}  ${g.kind}  ${g.name}  (${g.places} places now)`);
}

async function members(db: Db, id: string, io: Io): Promise<void> {
  const group = await groupById(db, id);
  if (group === null) throw problems.noGroup({ group: id });
  const found = await membersOf(db, id);
  if (io.json) io.out(JSON.stringify({ ...group, members: found }));
  else {
    io.out(`${group.name}  (${group.kind})`);
    for (const m of found)
      io.out(`  ${m.root}/${m.place}  since ${m.since}${m.until === null ? "" : ` until ${m.until}`}`);
  }
}
