import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The addresses of the guide as the program has them when it is started like this. */
async function pathsWith(environment: Record<string, string>): Promise<string[]> {
  vi.resetModules();
  for (const name of ["INNODOPT_DEV", "NODE_ENV"]) vi.stubEnv(name, environment[name] ?? "");
  const { guideRoutes } = await import("./routes.ts");
  return guideRoutes.map((route) => route.path);
}

test("/look is there while developing", async () => {
  expect(await pathsWith({ INNODOPT_DEV: "1" })).toContain("/look");
  expect(await pathsWith({ NODE_ENV: "development" })).toContain("/look");
});

test("/look is not there otherwise", async () => {
  expect(await pathsWith({})).not.toContain("/look");
  expect(await pathsWith({ NODE_ENV: "production", INNODOPT_DEV: "0" })).not.toContain("/look");
});
