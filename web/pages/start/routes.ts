import type { Route } from "../../page.tsx";
import { removeAction, removePage } from "./remove.tsx";
import { loadAction, startPage } from "./start.tsx";

export const startRoutes: readonly Route[] = [startPage, loadAction, removePage, removeAction];
