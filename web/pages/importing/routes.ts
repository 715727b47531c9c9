import type { Route } from "../../page.tsx";
import { checkPage, storeAction } from "./check.tsx";
import { columnsAction, columnsPage } from "./columns.tsx";
import { correctedAction, donePage } from "./done.tsx";
import { mappingFile, refusedFile, reportFile } from "./files.ts";
import { checkAction, mappingAction, mappingPage } from "./mapping.tsx";
import { placesAction, placesPage } from "./places.tsx";
import { previewPage } from "./preview.tsx";
import { draftPage, startAction, startPage } from "./start.tsx";
import { undoAction, undoPage } from "./undo.tsx";

/** Import in the browser, for whoever asks at this computer: file, preview, mapping, dry run, done; and undo. */
export const importingRoutes: readonly Route[] = [
  startPage,
  startAction,
  undoPage,
  undoAction,
  draftPage,
  previewPage,
  mappingPage,
  mappingAction,
  mappingFile,
  placesPage,
  placesAction,
  columnsPage,
  columnsAction,
  checkPage,
  checkAction,
  storeAction,
  reportFile,
  refusedFile,
  donePage,
  correctedAction,
];
