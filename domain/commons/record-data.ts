import type { Kind, Reference } from "../../corpus/index.ts";
import { addressOf, type Commons, type LastChange, titleOf } from "./commons.ts";

/** A record as it stands in a list. */
export type RecordEntry = {
  kind: Kind;
  id: string;
  address: string; // of its page, on any installation
  title: string;
  lastChange: LastChange | null;
  record: unknown;
};

/** A record as data: what it says, what it names and who names it. The same for the command line, the `.json` and the API. */
export type RecordData = RecordEntry & {
  names: readonly Reference[];
  namedBy: readonly Reference[];
};

/** undefined where there is no such record. */
export function recordEntry(commons: Commons, kind: Kind, id: string): RecordEntry | undefined {
  const record = commons.get(kind, id);
  if (record === undefined) return undefined;
  return {
    kind,
    id,
    address: addressOf(kind, id),
    title: titleOf(commons, kind, id, "en").text,
    lastChange: commons.lastChange(kind, id),
    record,
  };
}

/** undefined where there is no such record. */
export function recordData(commons: Commons, kind: Kind, id: string): RecordData | undefined {
  const entry = recordEntry(commons, kind, id);
  return entry && { ...entry, names: commons.referencesFrom(kind, id), namedBy: commons.referencesTo(kind, id) };
}
