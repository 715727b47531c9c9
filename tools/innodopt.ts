import { enableCompileCache } from "node:module";
import { didYouMean } from "../corpus/nearest.ts";
import { Problem } from "../db/problem.ts";
import { type Io, OK, PROBLEM, USAGE, UsageError, type Verb } from "./verb.ts";

/** Every verb, in the order of the list; each is loaded only when it is called. */
const verbs: Record<string, () => Promise<{ verb: Verb }>> = {
  serve: () => import("./serve.ts"),
  migrate: () => import("./migrate.ts"),
  notes: () => import("./notes.ts"),
  "answer-note": () => import("./answer-note.ts"),
  import: () => import("./import.ts"),
  "undo-import": () => import("./undo-import.ts"),
  places: () => import("./places.ts"),
  groups: () => import("./groups.ts"),
  export: () => import("./export.ts"),
  sample: () => import("./sample.ts"),
  profile: () => import("./profile.ts"),
  "next-steps": () => import("./next-steps.ts"),
  show: () => import("./show.ts"),
  search: () => import("./search.ts"),
  case: () => import("./case.ts"),
  "check-corpus": () => import("./check-corpus.ts"),
  stamp: () => import("./stamp.ts"),
};

/**
 * Runs one command line and returns its exit code: 0 ok, 1 a problem with the input, 2 not understood. Results go to
 * `io.out`; problems, each with what to do next, to `io.err`.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    const [name, ...args] = takeCommonOptions(argv, io);
    if (name === undefined || name === "help" || name === "--help" || name === "-h")
      return await help(io, name !== undefined);
    if (!Object.hasOwn(verbs, name))
      throw new UsageError(
        `There is no verb "${name}". ${didYouMean(name, Object.keys(verbs)).trim() || "`help` lists them."}`,
      );
    const { verb } = await (verbs[name] as () => Promise<{ verb: Verb }>)();
    if (args.includes("--help") || args.includes("-h")) {
      io.out(`${verb.summary}\nnpm run -s innodopt -- ${verb.usage}`);
      return OK;
    }
    try {
      return await verb.run(args, io);
    } catch (error) {
      if (!isUsage(error)) throw error;
      throw new UsageError(`${error.message}\nUsage: npm run -s innodopt -- ${verb.usage}`);
    }
  } catch (error) {
    if (error instanceof Problem) {
      io.err(error.message);
      return PROBLEM;
    }
    if (!(error instanceof UsageError)) throw error;
    io.err(error.message);
    return USAGE;
  }
}

/** Takes `--json` and `--data FOLDER` out of the command line; they may stand anywhere. */
function takeCommonOptions(argv: readonly string[], io: Io): string[] {
  const rest: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] as string;
    if (word === "--json") io.json = true;
    else if (word === "--data" || word.startsWith("--data=")) {
      const folder = word === "--data" ? argv[++i] : word.slice("--data=".length);
      if (!folder) throw new UsageError("--data needs a folder, e.g. --data /var/lib/innodopt");
      io.data = folder;
    } else rest.push(word);
  }
  return rest;
}

async function help(io: Io, asked: boolean): Promise<number> {
  const write = asked ? io.out : io.err;
  write("npm run -s innodopt -- VERB [--json] [--data FOLDER]");
  for (const load of Object.values(verbs)) {
    const { usage, summary } = (await load()).verb;
    write(`  ${usage.padEnd(34)} ${summary}`);
  }
  return asked ? OK : USAGE;
}

/** Usage errors are ours or those of node:util's parseArgs. */
function isUsage(error: unknown): error is Error {
  return error instanceof UsageError || String((error as NodeJS.ErrnoException)?.code).startsWith("ERR_PARSE_ARGS_");
}

if (import.meta.main) {
  enableCompileCache(); // what was compiled once is kept in the system's temporary folder
  const io: Io = {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    json: false,
    isTTY: process.stderr.isTTY === true,
  };
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error; // the reader, e.g. `head`, has seen enough
  });
  process.exitCode = await main(process.argv.slice(2), io);
}
