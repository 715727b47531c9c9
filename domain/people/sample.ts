/**
 * The made-up district, "Maple Valley": what it is called, and where in it a visitor begins. Its content is made by tools/sample;
 * whether it is here is stored (sample.store.ts). Nobody in it is real.
 */
export const SAMPLE = {
  root: "maple-valley",
  name: "Maple Valley",
  state: "us-nh",
  school: "cooper-middle", // with a review that was repeated after eight months
  team: "cooper-grade-7",
} as const;

/** never = not loaded and not removed before; loading = begun, not done. */
export type SampleState = "never" | "loading" | "here" | "removed";
