import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Db } from "../db/connect.ts";
import type { Commons } from "../domain/commons/commons.ts";
import { SAMPLE } from "../domain/people/sample.ts";
import type { MeetingPort } from "../web/meeting/listen.ts";
import { CORPUS, openBase, stopOnSignal } from "./database.ts";
import { problems } from "./problems.ts";
import { type Io, OK, UsageError, type Verb } from "./verb.ts";

const PORT = 8080;
const OPEN_STORE = 300; // ms after it listens: whoever waits for the first page is served before
const MAKE_INDEX = 500; // ms after the site is open: the first page comes before
const PATIENCE = 3000; // ms that an open request or a running statement may hold up the stop

export const verb: Verb = {
  name: "serve",
  summary: "start the site and its database (this is `npm start`)",
  usage: "serve [--port PORT] [--empty] [--meeting [--meeting-port PORT]]",
  async run(args, io) {
    const { port, meetingPort, empty } = portsFrom(args);
    let address = addressFrom(process.env.INNODOPT_URL);
    const opening = started(openBase(io, "serve"));
    await setImmediate(); // now PostgreSQL starts in its own process; loading keeps this one busy meanwhile
    let isOpen = false;
    const loading = started(load(() => isOpen));
    const base = await opening;
    isOpen = true;
    const ends: (() => Promise<void>)[] = [];
    const stop = stopOnSignal(async () => {
      for (const end of ends.reverse()) await Promise.race([end(), sleep(PATIENCE, undefined, { ref: false })]);
      await base.embedded?.stop();
    });
    try {
      const { connect, commonsFrom, loadRecords, parsed, createSite, listen, pageStore, summariesReady } =
        await loading;
      const db = connect(base.url, { folder: base.folder });
      ends.push(() => db.destroy());
      for (const { file, path, what } of (await loadRecords(db, CORPUS, parsed)).problems)
        io.err(`${file}: ${path}: ${what}`);
      const store = pageStore(db, io.err);
      ends.push(() => store.close());
      const commons = await commonsFrom(db);
      let phones: MeetingPort | undefined;
      const site = createSite({
        db,
        commons,
        address: () => address,
        store,
        ...(meetingPort && {
          meeting: {
            get addresses() {
              return phones?.addresses() ?? []; // a network may come and go
            },
          },
        }),
        loadSample: async () => (await import("./sample/load.ts")).loadMapleValley(db, commons),
        ...(process.env.INNODOPT_REVIEW === "1" && { review: true }),
      });
      const server = await listen(site, port).catch(portProblem(port, "--port"));
      ends.push(() => server.close());
      if (meetingPort) {
        const { createMeeting } = await import("../web/meeting/app.ts");
        const { listenForPhones } = await import("../web/meeting/listen.ts");
        const wanted = meetingPort.named ?? (port === 0 || port === 65_535 ? 0 : port + 1);
        const app = await createMeeting({ db, commons, log: io.err });
        phones = await listenForPhones(app, wanted).catch(portProblem(wanted, "--meeting --meeting-port"));
        ends.push(phones.close);
      }
      const here = `http://localhost:${server.port}`;
      address ||= here;
      base.embedded?.announce(here);
      tellWhere(io, here, base.data, phones);
      setTimeout(() => {
        void store.open();
        void import("../web/routes.ts"); // all other pages, before the first click
      }, OPEN_STORE).unref();
      const stopping = new AbortController();
      const indexing = indexed(db, commons, { signal: stopping.signal, sample: !empty }, io.err);
      ends.push(() => {
        stopping.abort();
        return indexing;
      });
      const ready = summariesReady(db, io.err);
      ends.push(() => ready.stop());
      await (base.embedded?.keepRunning(io.err) ?? new Promise(() => {})); // a signal ends the process
      return OK;
    } finally {
      await stop();
    }
  },
};

/**
 * What is made while the site is open, one after the other: on a folder's first day the made-up district, unless somebody said
 * --empty; then search, which until then says so, or finds what was there before.
 */
async function indexed(
  db: Db,
  commons: Commons,
  { signal, sample }: { signal: AbortSignal; sample: boolean },
  err: (line: string) => void,
): Promise<void> {
  try {
    await sleep(MAKE_INDEX, undefined, { signal });
    await (await import("../domain/collect/draft.store.ts")).sweepDrafts(db).catch(() => {}); // the next import does it
    if (sample) await sampleOnFirstDay(db, commons, signal);
  } catch (error) {
    if (!signal.aborted) err(`The made-up district could not be loaded: ${error}. The next start tries again.`);
  }
  try {
    await (await import("./search-index.ts")).makeIndex(db, commons, signal);
  } catch (error) {
    if (!signal.aborted) err(`The index of search could not be made: ${error}. The next start tries again.`);
  }
}

async function sampleOnFirstDay(db: Db, commons: Commons, signal: AbortSignal): Promise<void> {
  const { isFirstDay } = await import("../domain/collect/sample.store.ts");
  if (!(await isFirstDay(db, SAMPLE.root))) return;
  await (await import("./sample/load.ts")).loadMapleValley(db, commons, signal);
}

/** A promise that is awaited later: it may fail before. */
function started<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}

/** What serving needs, all but the database; with pauses, in which what PostgreSQL's programs say is heard. */
async function load(isOpen: () => boolean) {
  const { connect } = await import("../db/connect.ts");
  await setImmediate();
  const { commonsFrom, loadRecords, parseAhead } = await import("../domain/commons/commons.store.ts");
  await setImmediate();
  const { createSite, listen } = await import("../web/server.ts");
  const { pageStore } = await import("../web/stored-pages.ts");
  const { summariesReady } = await import("../web/ready.ts");
  const parsed = await parseAhead(CORPUS, isOpen);
  return { connect, commonsFrom, loadRecords, parsed, createSite, listen, pageStore, summariesReady };
}

/** The site's port; and the phones', where they are let in: the one that was named, if one was. */
function portsFrom(args: string[]): {
  port: number;
  empty: boolean;
  meetingPort: { named: number | undefined } | undefined;
} {
  const { values, positionals } = parseArgs({
    args,
    options: {
      port: { type: "string" },
      meeting: { type: "boolean" },
      empty: { type: "boolean" },
      "meeting-port": { type: "string" },
    },
    allowPositionals: true,
  });
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not understood.`);
  const named = values["meeting-port"];
  if (named !== undefined && !values.meeting)
    throw new UsageError("--meeting-port is for phones in the room: say --meeting too.");
  return {
    port: portFrom(values.port ?? process.env.PORT ?? String(PORT)),
    empty: values.empty === true || process.env.INNODOPT_EMPTY === "1",
    meetingPort: values.meeting ? { named: named === undefined ? undefined : portFrom(named) } : undefined,
  };
}

function portFrom(named: string): number {
  const port = Number(named);
  if (!/^\d+$/.test(named) || port > 65_535)
    throw new UsageError(`"${named}" is no port; ports are numbers from 0 to 65535, 0 for any free one.`);
  return port;
}

/** Says which port could not be had, and the flag that names another. */
function portProblem(port: number, flag: string) {
  return (error: NodeJS.ErrnoException): never => {
    if (error.code === "EADDRINUSE") throw problems.portBusy({ port, flag, next: port < 65_535 ? port + 1 : PORT });
    throw error.code === "EACCES" ? problems.portClosed({ port, flag }) : error;
  };
}

/** Where readers find the site, when it is not this computer alone: the base of every address that is cited. */
function addressFrom(named: string | undefined): string {
  if (!named) return "";
  const url = URL.canParse(named) ? new URL(named) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search || url.hash)
    throw problems.addressNotAnAddress({ named });
  return url.origin;
}

/** In one write: whoever reads the address has the rest too. */
function tellWhere(io: Io, address: string, data: string, phones: MeetingPort | undefined): void {
  const forPhones = phones?.addresses();
  if (io.json) {
    io.out(JSON.stringify({ address, data, ...(phones && { meeting: { port: phones.port, addresses: forPhones } }) }));
    return;
  }
  const lines = [
    `Innodopt is open at ${address}`,
    `  data   ${data}`,
    "  who    only this computer: it listens on the loopback address 127.0.0.1 alone",
  ];
  if (forPhones) {
    const [first = "no network found: join the room’s Wi-Fi, and the review’s page says the address", ...others] =
      forPhones;
    lines.push(`  phones ${first}`);
    if (others.length > 0) lines.push(`         or, on another network: ${others.join(", ")}`);
    lines.push(
      "         for one room: self-reviews by code and nothing else. It is not encrypted: who is on this network",
    );
    lines.push("         and tries hard can read along. When the meeting is over: Ctrl-C, and start without --meeting");
  }
  lines.push(
    "  next   open the address and choose a door; Ctrl-C stops it; npm run -s innodopt -- help lists the commands",
  );
  io.out(lines.join("\n"));
}
