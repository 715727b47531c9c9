import manifest from "./package.json" with { type: "json" };

/** The version of the methods: what a published number names beside its data (law 7). */
export const version: string = manifest.version;
