/** Tables of the states: what is known of each, and one row for each condition. */
import { depths, type State, type StateLine, statuses } from "../../../corpus/index.ts";
import { addressOf } from "../../commons/commons.ts";
import { type Table, table } from "./column.ts";
import { records, version } from "./practice.ts";
import { recordTable } from "./record.ts";

export const states = recordTable(
  "states",
  "What is publicly known of each state. One row for each condition is in state-conditions.csv.",
  [
    { name: "name", type: "text", means: "The state.", of: (s) => s.name },
    {
      name: "known",
      type: "whole number",
      unit: "conditions",
      means: "Conditions on which something is known.",
      of: (s) => s.conditions.filter((l) => l.status !== "not-known").length,
    },
    {
      name: "conditions",
      type: "whole number",
      unit: "conditions",
      means: "Conditions asked about.",
      of: (s) => s.conditions.length,
    },
    {
      name: "asked_for",
      type: "list of sentences",
      missing: "nothing found",
      means: "What districts in the state ask for.",
      of: (s) => s.asked_for,
    },
    { name: "note", type: "text", means: "What was looked at, and what was not.", of: (s) => s.note },
    { name: "looked_up", type: "date", means: "When.", of: (s) => s.looked_up },
    { name: "version", type: "text", means: version, of: (s) => s.version },
    { name: "status", type: "word", values: records, means: "How far it has been reviewed.", of: (s) => s.status },
  ],
);

type Line = { state: State; line: StateLine; address: string };
const nobody = "nobody has looked, or not noted";

export const stateConditions: Table = table<Line>({
  name: "state-conditions",
  about: "One row for each condition in each state. not-known = nobody here has looked; it is never a no.",
  columns: [
    { name: "state", type: "id", means: "The state, in states.csv.", of: (l) => l.state.id },
    { name: "condition", type: "id", means: "The condition, in conditions.csv.", of: (l) => l.line.condition },
    {
      name: "status",
      type: "word",
      values: [...statuses, "not-known"],
      means: "Is it there?",
      of: (l) => l.line.status,
    },
    {
      name: "since",
      type: "whole number",
      unit: "year",
      missing: nobody,
      means: "Since when.",
      of: (l) => l.line.since,
    },
    {
      name: "what",
      type: "text",
      missing: nobody,
      means: "What the law or rule says, in a sentence of ours.",
      of: (l) => l.line.what,
    },
    { name: "source", type: "id", missing: nobody, means: "The work, in sources.csv.", of: (l) => l.line.source },
    { name: "also", type: "id", missing: "no second source", means: "A second work.", of: (l) => l.line.also },
    {
      name: "as_of",
      type: "date",
      missing: nobody,
      means: "Date of what the source describes; undated = it bears none.",
      of: (l) => l.line.as_of,
    },
    {
      name: "read",
      type: "word",
      values: depths,
      missing: nobody,
      means: "How deep somebody here read the source.",
      of: (l) => l.line.read,
    },
    {
      name: "basis",
      type: "text",
      missing: "a source about this state",
      means: "national statement = a sentence about all states is the only support.",
      of: (l) => l.line.basis,
    },
    {
      name: "earlier",
      type: "text",
      missing: "none",
      means: "An older reading that no longer stands: STATUS as of DATE: WHAT (SOURCE).",
      of: ({ line: { earlier: e } }) => e && `${e.status} as of ${e.as_of}: ${e.what} (${e.source})`,
    },
    { name: "address", type: "address", means: "The state's page.", of: (l) => l.address },
  ],
  rows: (commons, site) =>
    commons
      .all("states")
      .flatMap((state) =>
        state.conditions.map((line) => ({ state, line, address: site + addressOf("states", state.id) })),
      ),
});
