/** Pages about what is stored (`keptWhile` in page.tsx), in memory: so many bytes of them in all, and the oldest go. */
import type { Packed } from "./respond.ts";

/** All pages of 500 schools in both languages are some 40 MB. */
const BYTES = 64_000_000;
/** A longer address is nobody's bookmark: anybody can make up any number of them. In letters. */
const ADDRESS = 500;

export type KeptVersions = {
  find(address: string, version: string): Packed | undefined;
  keep(address: string, version: string, page: Packed): void;
  /** What is kept, in bytes. */
  size(): number;
};

export function keptVersions(most = BYTES): KeptVersions {
  const pages = new Map<string, Packed & { version: string }>(); // oldest first
  let bytes = 0;
  const drop = (address: string) => {
    bytes -= pages.get(address)?.gzipped.length ?? 0;
    pages.delete(address);
  };
  return {
    find(address, version) {
      const page = pages.get(address);
      return page?.version === version ? page : undefined;
    },
    keep(address, version, page) {
      if (address.length > ADDRESS) return;
      drop(address);
      pages.set(address, { ...page, version });
      bytes += page.gzipped.length;
      for (const oldest of pages.keys()) if (bytes > most) drop(oldest);
    },
    size: () => bytes,
  };
}
