/** /map, /gaps, state briefs: the evidence at a glance, and its charts as files. */
import { kept, type Route } from "../../page.tsx";
import { briefPage } from "./brief.tsx";
import { cellPage } from "./cell.tsx";
import { chartFile } from "./files.tsx";
import { gapsPage } from "./gaps.tsx";
import { mapPage } from "./map.tsx";

export const overviewRoutes: readonly Route[] = [
  ...kept([
    mapPage, // indicators and conditions by outcome: amount, certainty, direction
    gapsPage, // what nobody knows, most needed first, and how to help
    briefPage, // /states/:id/brief: one letter page for a committee
    cellPage, // /map/:kind/:id/:outcome: the findings behind one cell
  ]),
  chartFile, // /charts/NAME.svg .csv .json: each public chart to take along
];
