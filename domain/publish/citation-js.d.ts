declare module "@citation-js/core" {
  export const plugins: {
    config: { get(name: string): { format: { useIdAsLabel: boolean; checkLabel: boolean } } };
    output: { format(name: string, items: readonly object[]): string };
  };
}
declare module "@citation-js/plugin-bibtex";
