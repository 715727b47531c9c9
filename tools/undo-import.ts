import { parseArgs } from "node:util";
import { importsOf, undoImport } from "../domain/collect/undo.store.ts";
import { openDatabase } from "./database.ts";
import { OK, UsageError, type Verb } from "./verb.ts";

const n = (value: number) => value.toLocaleString("en-US");

export const verb: Verb = {
  name: "undo-import",
  summary: "take an import back; without an id, list the imports",
  usage: "undo-import [ROOT [IMPORT]]",
  async run(args, io) {
    const [root, begin, ...more] = parseArgs({ args, allowPositionals: true }).positionals;
    if (more.length > 0) throw new UsageError(`"${more[0]}" is not understood.`);
    const { db, close } = await openDatabase(io, "undo-import");
    try {
      if (root === undefined || begin === undefined) {
        const imports = await importsOf(db, root);
        if (io.json) io.out(JSON.stringify(imports));
        else if (imports.length === 0) io.out("Nothing has been imported.");
        else
          for (const i of imports)
            io.out(
              `${i.root}  ${i.id.slice(0, 12)}  ${i.madeAt.toISOString()}  ${i.mapping}  ${n(i.values)} entries from ${i.files.join(", ")}`,
            );
        return OK;
      }
      const undone = await undoImport(db, root, begin);
      if (io.json) io.out(JSON.stringify(undone));
      else {
        io.out(
          `Took back import ${undone.id.slice(0, 12)} (${undone.mapping}): ${n(undone.values)} entries, ${n(undone.measures)} measures, ${n(undone.places)} places, ${n(undone.memberships)} memberships.`,
        );
        if (undone.kept.length > 0) {
          io.out(
            `${n(undone.kept.length)} places stay, because people have said something of them or put them into a group: ${undone.kept.join(", ")}.`,
          );
        }
      }
      return OK;
    } finally {
      await close();
    }
  },
};
