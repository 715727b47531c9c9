/** For tests: what people answered, about nobody in particular. */
import type { Rule } from "./disclosure.ts";

export const answers: Rule = {
  countsPeople: false,
  enrollment: false,
  ofAll: false,
  sides: null,
  madeFrom: null,
  partedIn: null,
};
