/** For tests of verbs: a command line on a database of its own. */
import { type TestDatabase, testDatabase } from "../db/testing.ts";
import { main } from "./innodopt.ts";

/** Runs one command line as typed; what it prints and the exit code it would give. */
export async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(args, { out: (l) => out.push(l), err: (l) => err.push(l), json: false, isTTY: false });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

/** A new database that every verb run after this uses; `close` takes it away and puts the environment back. */
export async function databaseOfVerbs(): Promise<TestDatabase> {
  const house = await testDatabase();
  const ours = { DATABASE_URL: house.url, DATABASE_OWNER_URL: house.ownerUrl };
  const before = Object.keys(ours).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, ours);
  return {
    ...house,
    async close() {
      await house.close();
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    },
  };
}
