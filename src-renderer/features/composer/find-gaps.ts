const gap = /\{\{\s*[\w.]+[^}]*\}\}/g;

/** Placeholders still standing in a text as they are written: nobody wants to send one. */
export const findGaps = (text: string): string[] => [...new Set(text.match(gap) ?? [])];
