/** `undefined`: not as expected. */
export type Parser<T> = (input: unknown) => T | undefined;

/*
 * Just enough checking for what the server sends, in a few hundred bytes. Each parser is declared with the contract's own type
 * (`Parser<VisitorMessage>`), so one that forgets a field does not compile. Unknown fields are dropped: a newer server may say more.
 */
export const text: Parser<string> = (input) => (typeof input === 'string' ? input : undefined);
export const number: Parser<number> = (input) => (Number.isFinite(input) ? Number(input) : undefined);
export const flag: Parser<boolean> = (input) => (typeof input === 'boolean' ? input : undefined);

export const nullable =
  <T>(parse: Parser<T>): Parser<T | null> =>
  (input) =>
    input === null ? null : parse(input);

export const oneOf =
  <const T extends string>(...values: readonly T[]): Parser<T> =>
  (input) =>
    values.find((value) => value === input);

export const list =
  <T>(parse: Parser<T>): Parser<T[]> =>
  (input) => {
    if (!Array.isArray(input)) return undefined;
    const parsed = input.map(parse);
    return parsed.every((item) => item !== undefined) ? parsed : undefined;
  };

export const shape =
  <T extends object>(fields: { [K in keyof T]: Parser<T[K]> }): Parser<T> =>
  (input) => {
    if (typeof input !== 'object' || input === null) return undefined;
    const given = new Map<string, unknown>(Object.entries(input));
    const parsed: Partial<T> = {};
    for (const name in fields) {
      const value = fields[name](given.get(name));
      if (value === undefined) return undefined;
      parsed[name] = value;
    }
    return isWhole(parsed, fields) ? parsed : undefined;
  };

const isWhole = <T extends object>(parsed: Partial<T>, fields: object): parsed is T =>
  Object.keys(fields).every((name) => name in parsed);
