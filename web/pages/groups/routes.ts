/** Groups that people make in the browser: make one, let places join and leave, remove it. Its page: ../measure/cohort.tsx. */
import type { Route } from "../../page.tsx";
import { joinAction, joinPage } from "./join.tsx";
import { leaveAction, leavePage } from "./leave.tsx";
import { newGroupAction, newGroupPage } from "./new.tsx";
import { removeGroupAction, removeGroupPage } from "./remove.tsx";

export const groupsNewRoutes: readonly Route[] = [
  newGroupPage,
  newGroupAction,
  joinPage,
  joinAction,
  leavePage,
  leaveAction,
  removeGroupPage,
  removeGroupAction,
];
