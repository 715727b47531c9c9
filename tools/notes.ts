import { parseArgs } from "node:util";
import { reviewedNotes } from "../domain/commons/note-answer.store.ts";
import { openDatabase } from "./database.ts";
import { OK, UsageError, type Verb } from "./verb.ts";

export const verb: Verb = {
  name: "notes",
  summary: "what people sent with “Correct this”, and what became of it",
  usage: "notes [--root PLACE]",
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, options: { root: { type: "string" } }, allowPositionals: true });
    if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not understood.`);
    const { db, close } = await openDatabase(io, "notes");
    try {
      const found = await reviewedNotes(db, values.root === undefined ? {} : { root_id: values.root });
      if (io.json) io.out(JSON.stringify(found));
      else {
        io.out(found.length === 1 ? "1 note" : `${found.length} notes`);
        for (const { created_at, about, body, contact, id, state, newest } of found) {
          io.out(`\n${created_at.toISOString()}  ${about}  (${id})  ${state}`);
          io.out(body.replace(/^/gm, "  "));
          if (contact !== null) io.out(`  Answer to: ${contact}`);
          if (newest === null) continue;
          io.out(
            `  ${newest.said_by}, ${newest.at.toISOString()}${newest.released ? ", text shown to everybody" : ""}:`,
          );
          if (newest.answer !== "") io.out(newest.answer.replace(/^/gm, "    "));
        }
      }
      return OK;
    } finally {
      await close();
    }
  },
};
