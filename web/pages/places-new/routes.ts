/** Places that people add in the browser. */
import type { Route } from "../../page.tsx";
import { newPlaceAction, newPlacePage } from "./new.tsx";
import { removeAction, removePage } from "./remove.tsx";

export const placesNewRoutes: readonly Route[] = [newPlacePage, newPlaceAction, removePage, removeAction];
