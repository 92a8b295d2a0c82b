/** The package carries no types. Only its line marking is used; its HTML side needs a DOM with XPath. */
declare module 'planer' {
  const planer: {
    /** One letter a line: e empty, m quoted, s splitter, f forward marker, t text. */
    markMessageLines(lines: string[]): string;
    /** Fills `flags` with the range of lines it would remove. */
    processMarkedLines(
      lines: string[],
      markers: string,
      flags: { wereLinesDeleted?: boolean; firstLine?: number; lastLine?: number },
    ): string[];
  };
  export default planer;
}
