/**
 * What a statistics function throws when it was handed something it cannot work with.
 *
 * "shape"  arrays that do not belong together (lengths differ, too few values)
 * "range"  a value outside what the method is defined for (a negative count, a level of 95 instead of 0.95)
 */
export class StatsError extends Error {
  readonly kind: "shape" | "range";

  constructor(kind: "shape" | "range", message: string) {
    super(message);
    this.name = "StatsError";
    this.kind = kind;
  }
}

/** Throws StatsError "range" unless `level`, a confidence level, lies strictly between 0 and 1. */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) {
    throw new StatsError("range", `A confidence level lies between 0 and 1, such as 0.95; this one is ${level}.`);
  }
}

/** Throws StatsError "range" unless `count` is a whole number of 0 or more. */
export function checkCount(count: number, name: string): void {
  if (!(Number.isSafeInteger(count) && count >= 0)) {
    throw new StatsError("range", `${name} is a whole number of 0 or more; this one is ${count}.`);
  }
}
