import { parseArgs } from "node:util";
import { storeAnswer } from "../domain/commons/note-answer.store.ts";
import { answerFrom, newAnswerId } from "../domain/commons/note-answer.ts";
import { openDatabase } from "./database.ts";
import { OK, UsageError, type Verb } from "./verb.ts";

export const verb: Verb = {
  name: "answer-note",
  summary: "say what became of a note, to its sender and to everybody",
  usage:
    "answer-note ID --state looking|accepted|declined|answered --by NAME [--answer TEXT] [--release] [--root PLACE]",
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      options: {
        state: { type: "string" },
        by: { type: "string" },
        answer: { type: "string" },
        release: { type: "boolean" },
        root: { type: "string" },
      },
      allowPositionals: true,
    });
    const [id, ...more] = positionals;
    if (id === undefined || more.length > 0)
      throw new UsageError(
        "Say one note by its number; `notes` lists them. One that begins with - goes last, after --.",
      );
    const answer = answerFrom({
      id: newAnswerId(),
      state: values.state,
      answer: values.answer,
      said_by: values.by,
      released: values.release,
    });
    const { db, close } = await openDatabase(io, "answer-note");
    try {
      const stored = await storeAnswer(db, { root_id: values.root ?? "", id }, answer);
      if (io.json) io.out(JSON.stringify(stored));
      else {
        io.out(`${id}  ${stored.state}`);
        io.err(
          stored.released
            ? "Everybody can read the note's own words on /corrections. Without --release they are hidden again."
            : "The note's own words stay hidden; --release would show them. The answer can be read by everybody.",
        );
      }
      return OK;
    } finally {
      await close();
    }
  },
};
