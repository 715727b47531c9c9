import { openBase } from "./database.ts";
import { OK, UsageError, type Verb } from "./verb.ts";

export const verb: Verb = {
  name: "migrate",
  summary: "bring the database to this version (serve and every command do it by themselves)",
  usage: "migrate",
  async run(args, io) {
    if (args.length > 0) throw new UsageError(`"${args[0]}" is not understood.`);
    const { applied, data, embedded } = await openBase(io, "migrate");
    await embedded?.stop();
    if (io.json) io.out(JSON.stringify({ applied }));
    else io.out(`${data}: ${applied.length > 0 ? `applied ${applied.join(", ")}` : "has this version already"}.`);
    return OK;
  },
};
