import type { Kind, Reference } from "../../corpus/index.ts";
import { addressOf, type Commons, type LastChange, titleOf } from "./commons.ts";

/** A record as data: what it says, what it names and who names it. The same for the command line, the `.json` and the API. */
export type RecordData = {
  kind: Kind;
  id: string;
  address: string; // of its page, on any installation
  title: string;
  lastChange: LastChange | null;
  record: unknown;
  names: readonly Reference[];
  namedBy: readonly Reference[];
};

/** undefined where there is no such record. */
export function recordData(commons: Commons, kind: Kind, id: string): RecordData | undefined {
  const record = commons.get(kind, id);
  if (record === undefined) return undefined;
  return {
    kind,
    id,
    address: addressOf(kind, id),
    title: titleOf(commons, kind, id, "en").text,
    lastChange: commons.lastChange(kind, id),
    record,
    names: commons.referencesFrom(kind, id),
    namedBy: commons.referencesTo(kind, id),
  };
}
