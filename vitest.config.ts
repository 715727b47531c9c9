import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes minutes, the longest first: begun last, it would keep one core busy while the other idles. */
const LONG = ["access", "access-made-up", "import", "start", "profile", "next-steps", "links", "brief", "review-laptop"]
  .map((name) => `journeys/${name}.test.ts`)
  .toSpliced(3, 0, "tools/serve.test.ts");

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const i = LONG.findIndex((name) => moduleId.endsWith(`/${name}`));
      return i === -1 ? LONG.length : i;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    include: ["**/*.test.ts", "**/*.test.tsx"],
    exclude: ["node_modules/**", "data/**"],
    globalSetup: "db/testing.setup.ts",
    sequence: { sequencer: LongestFirst },
    testTimeout: 600_000, // for machines that are slow and busy with other things
    hookTimeout: 600_000,
    maxWorkers: 2,
  },
});
