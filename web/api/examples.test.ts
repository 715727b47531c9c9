import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findingRows } from "../../domain/commons/finding-data.ts";
import { createSite, listen } from "../server.ts";
import { pythonExample, rExample } from "./examples.ts";
import { commons } from "./testing.ts";

const run = promisify(execFile);
const has = (program: string, ...args: string[]) => {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

let address = "";
let server: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  server = await listen(createSite({ db: null as never, commons, address: () => address, log: () => {} }), 0);
  address = `http://localhost:${server.port}`;
});
afterAll(() => server.close());

const wanted = findingRows(commons).filter(({ metric, interval }) => metric === "g" && interval !== null);
const inParts = (example: string) => example.replace("limit=500", "limit=100"); // so that `next` is followed

test.skipIf(!has("python3", "--version"))(
  "the Python example prints what the record says (left out without python3)",
  async () => {
    const { stdout } = await run("python3", ["-c", inParts(pythonExample(address))]);
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => line.split(" ")[0]),
    ).toEqual(wanted.map(({ study }) => study));
  },
);

test.skipIf(!has("Rscript", "-e", "library(jsonlite)"))(
  "the R example does too (left out without R and jsonlite)",
  async () => {
    const { stdout } = await run("Rscript", ["-e", `print(nrow({\n${inParts(rExample(address))}\n}))`]);
    expect(stdout.trim()).toBe(`[1] ${wanted.length}`);
  },
);
