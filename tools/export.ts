import { parseArgs } from "node:util";
import { exportRoot } from "../domain/collect/export.store.ts";
import { rootPlaces } from "../domain/people/place.store.ts";
import { problems } from "../domain/people/problems.ts";
import { openDatabase } from "./database.ts";
import { OK, UsageError, type Verb } from "./verb.ts";

export const verb: Verb = {
  name: "export",
  summary: "all that is stored about one root, what people said included, one JSON object per line",
  usage: "export ROOT",
  async run(args, io) {
    const [root, ...more] = parseArgs({ args, allowPositionals: true }).positionals;
    if (root === undefined || more.length > 0) throw new UsageError("Name one root.");
    const { db, close } = await openDatabase(io, "export");
    try {
      const known = (await rootPlaces(db)).map((place) => place.id);
      if (!known.includes(root)) throw problems.noRoot({ root, known });
      for await (const line of exportRoot(db, root)) io.out(line);
      return OK;
    } finally {
      await close();
    }
  },
};
