/** Paper: instruments as forms, an indicator for one self-review, a condition and a strategy on one page. Ordinary and large. */
import { kept, type Route } from "../../page.tsx";
import { conditionPaper } from "./condition.tsx";
import { indicatorPaper } from "./indicator.tsx";
import { instrumentPaper } from "./instrument.tsx";
import { strategyPaper } from "./strategy.tsx";

export const paperRoutes: readonly Route[] = kept([instrumentPaper, indicatorPaper, conditionPaper, strategyPaper]);
