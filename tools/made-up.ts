import type { Db } from "../db/connect.ts";
import { isMadeUp } from "../domain/people/sample.store.ts";
import { SAMPLE } from "../domain/people/sample.ts";
import type { Io } from "./verb.ts";

/** Says on stderr that what is printed is made up, and gives the field that says it in data. Nothing for a real place. */
export async function sayMadeUp(db: Db, root: string, io: Io): Promise<{ madeUp?: true }> {
  if (!(await isMadeUp(db, root))) return {};
  io.err(`Made up: ${SAMPLE.name} is an invented district. No school, person or number in it is real.`);
  return { madeUp: true };
}
