/** Something wrong in a record, for the person who wrote it. */
export type CorpusProblem = {
  readonly file: string; // under the corpus folder, e.g. 'studies/pane-2015.yaml'
  readonly path: string; // 'findings[2].direction'; '' = the whole file
  readonly what: string; // a sentence, with 'Did you mean "…"?' where there is a nearest word
};

/** `file: path: what`, one line. */
export function problemLine({ file, path, what }: CorpusProblem): string {
  return path === "" ? `${file}: ${what}` : `${file}: ${path}: ${what}`;
}

/** ['findings', 2, 'n'] as 'findings[2].n'. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === "number" ? `${text}[${part}]` : text === "" ? String(part) : `${text}.${String(part)}`,
    "",
  );
}
