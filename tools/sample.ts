import { countsUnder, removeSample } from "../domain/collect/sample.store.ts";
import { commonsFrom } from "../domain/commons/commons.store.ts";
import { SAMPLE } from "../domain/people/sample.ts";
import { openDatabase } from "./database.ts";
import { loadMapleValley } from "./sample/load.ts";
import { OK, UsageError, type Verb } from "./verb.ts";

export const verb: Verb = {
  name: "sample",
  summary: "load the made-up district Maple Valley, or remove it and all that was stored in it",
  usage: "sample load | sample remove",
  async run(args, io) {
    const [what, ...more] = args;
    if ((what !== "load" && what !== "remove") || more.length > 0) throw new UsageError("Say load or remove.");
    const { db, close } = await openDatabase(io, "sample");
    try {
      if (what === "load") {
        await loadMapleValley(db, await commonsFrom(db));
        const counts = await countsUnder(db, SAMPLE.root);
        if (io.json) io.out(JSON.stringify({ root: SAMPLE.root, counts }));
        else {
          io.out(`${SAMPLE.name} is here, at /at/${SAMPLE.root}. It is made up, and every page of it says so.`);
          io.out(`  ${counts.places} places, ${counts.reviews} reviews, ${counts.numbers} numbers`);
          io.out("  remove it: npm run -s innodopt -- sample remove");
        }
        return OK;
      }
      const gone = await removeSample(db, SAMPLE.root);
      if (io.json) io.out(JSON.stringify({ root: SAMPLE.root, gone }));
      else if (gone === null) io.out(`${SAMPLE.name} is not here. Nothing was removed.`);
      else
        io.out(
          `${SAMPLE.name} is gone: ${gone.places} places, ${gone.reviews} reviews, ${gone.numbers} numbers. It does not come back by itself; \`sample load\` brings it.`,
        );
      return OK;
    } finally {
      await close();
    }
  },
};
