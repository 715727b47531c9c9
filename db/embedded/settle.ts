import { closeSync, fsyncSync, lstatSync, openSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Forces files and folders to the disk, with everything in the folders, so that a power cut leaves them whole. Without it a file that
 * was written and renamed a moment ago may be there and empty.
 */
export function settle(...paths: readonly string[]): void {
  for (const path of paths) {
    const what = lstatSync(path);
    if (what.isDirectory()) {
      settle(...readdirSync(path).map((name) => join(path, name)));
      settleEntry(path);
    } else if (what.isFile()) settleEntry(path);
  }
}

/** Forces the names in a file's folder to the disk: a rename, a new file. */
export function settleName(path: string): void {
  settleEntry(dirname(path));
}

function settleEntry(path: string): void {
  if (process.platform === "win32") return; // it opens no folders, and files for writing only; its own log keeps names in order
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
