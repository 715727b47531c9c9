import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync } from "node:fs";

/**
 * What tells one process from a later one with the same number: boot and start time on Linux, start time elsewhere, "" on
 * Windows (there only the number counts).
 *
 * @returns null when no such process lives; a process that has ended but was not yet collected counts as ended
 */
export function identityOf(pid: number): string | null {
  if (process.platform === "linux") {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" "); // from field 3, the state
      if (fields[0] === "Z" || fields[0] === "X") return null;
      return `${readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim()}/${fields[19]}`;
    } catch {
      return null;
    }
  }
  if (!isAlive(pid)) return null;
  return process.platform === "win32" ? "" : ps(pid, "lstart=");
}

/** The command line of a live process, "" when it cannot be known. */
export function commandOf(pid: number): string {
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    } catch {
      return "";
    }
  }
  return process.platform === "win32" ? "" : (ps(pid, "command=") ?? "");
}

/**
 * Whether a live process is a PostgreSQL on these database files: a server works in their folder. Another PostgreSQL of this
 * machine may have got the number of one that died.
 *
 * @returns null when it cannot be known
 */
export function servesCluster(pid: number, cluster: string): boolean | null {
  if (process.platform === "linux") {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    } catch {
      return null;
    }
  }
  const command = commandOf(pid);
  if (command === "") return null;
  return command.includes(cluster) || (command.includes("postgres") ? null : false);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // it lives, but is somebody else's
  }
}

function ps(pid: number, column: string): string | null {
  try {
    return execFileSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
