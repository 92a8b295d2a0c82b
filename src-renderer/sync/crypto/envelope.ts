import type { OpenedGroup } from '../codec.ts';

/**
 * A value as bytes and back. JSON, and behind it the one kind of value JSON has no words for: the bytes of a file, as the property
 * `bytes` of an object.
 */
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const jsonOnly = 0;
const jsonAndBytes = 1;
const plainGroup = 2;
const rowGroup = 3;
const noShape = -1;

interface WithBytes {
  bytes: ArrayBuffer;
}
const hasBytes = (value: unknown): value is WithBytes =>
  typeof value === 'object' && value !== null && 'bytes' in value && isBuffer(value.bytes);
// A buffer made in another realm (a window's, handed over a port) is none by `instanceof`.
const isBuffer = (value: unknown): boolean => Object.prototype.toString.call(value) === '[object ArrayBuffer]';

export function toBytes(value: unknown): Uint8Array<ArrayBuffer> {
  if (!hasBytes(value)) {
    const json = encoder.encode(`\0${JSON.stringify(value ?? null)}`);
    json[0] = jsonOnly;
    return json;
  }
  const { bytes, ...rest } = value;
  const json = encoder.encode(JSON.stringify(rest));
  const whole = new Uint8Array(5 + json.length + bytes.byteLength);
  whole[0] = jsonAndBytes;
  new DataView(whole.buffer).setUint32(1, json.length);
  whole.set(json, 5);
  whole.set(new Uint8Array(bytes), 5 + json.length);
  return whole;
}

/** Throws for bytes that `toBytes` cannot have made. */
export function fromBytes(bytes: Uint8Array<ArrayBuffer>): unknown {
  if (bytes[0] === jsonOnly) return JSON.parse(decoder.decode(bytes.subarray(1)));
  if (bytes[0] !== jsonAndBytes) throw new TypeError('an unknown kind of body');
  const end = 5 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
  return { ...JSON.parse(decoder.decode(bytes.subarray(5, end))), bytes: bytes.slice(end).buffer };
}

/**
 * Many values in one. Rows of one entity have the same few fields, whose names are a quarter of their bytes and lie here once. First
 * line: for each value how long its name and its text are, and its shape; second line: the shapes, each the names of its fields; then
 * each name with the text of its fields behind it. A value that is no such row has no shape, and its text is its JSON.
 */
export function groupToBytes(values: readonly unknown[], names: readonly string[]): Uint8Array<ArrayBuffer> {
  const shapes: string[][] = [];
  const head: number[] = [];
  let text = '';
  values.forEach((value, at) => {
    const name = names[at] ?? '';
    const inside = insideOf(value);
    const shape = inside === null ? noShape : shapeOf(Object.keys(inside.row), shapes);
    const json = JSON.stringify(inside?.values ?? value ?? null);
    head.push(name.length, json.length, shape);
    text += name + json;
  });
  const bytes = encoder.encode(`\0${head.join(' ')}\n${JSON.stringify(shapes)}\n${text}`);
  bytes[0] = rowGroup;
  return bytes;
}

/** The place of this shape, put behind the others where it is new. */
function shapeOf(keys: string[], shapes: string[][]): number {
  const found = shapes.findIndex((one) => one.length === keys.length && one.every((key, at) => key === keys[at]));
  return found >= 0 ? found : shapes.push(keys) - 1;
}

/** A row's fields; null for what is none, or has a field that JSON leaves out. */
function insideOf(value: unknown): { row: object; values: unknown[] } | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const values = Object.values(value);
  return values.includes(undefined) ? null : { row: value, values };
}

/** Throws for bytes that `groupToBytes` cannot have made. Values are read when they are asked for: seldom all of them are. */
export function groupFromBytes(bytes: Uint8Array<ArrayBuffer>): OpenedGroup {
  if (bytes[0] === plainGroup) return plainGroupFrom(decoder.decode(bytes.subarray(1)));
  if (bytes[0] !== rowGroup) throw new TypeError('no group');
  const text = decoder.decode(bytes.subarray(1));
  const shapesAt = text.indexOf('\n') + 1;
  const dataAt = text.indexOf('\n', shapesAt) + 1;
  const shapes: string[][] = JSON.parse(text.slice(shapesAt, dataAt - 1));
  const head = text
    .slice(0, shapesAt - 1)
    .split(' ')
    .map(Number);
  const starts: number[] = [];
  let start = dataAt;
  for (let at = 0; at < head.length; at += 3) {
    starts.push(start);
    start += (head[at] ?? 0) + (head[at + 1] ?? 0);
  }
  return {
    find(at, name) {
      const [from, nameLength, length, shape] = [starts[at], head[3 * at], head[3 * at + 1], head[3 * at + 2]];
      if (from === undefined || nameLength === undefined || length === undefined || shape === undefined)
        return undefined;
      const middle = from + nameLength;
      if (text.slice(from, middle) !== name) return undefined;
      const value: unknown = JSON.parse(text.slice(middle, middle + length));
      const keys = shapes[shape];
      return keys && Array.isArray(value) ? Object.fromEntries(keys.map((key, at) => [key, value[at]])) : value;
    },
  };
}

/** As groups were until now: a line of lengths, then each name with its value's JSON. */
function plainGroupFrom(text: string): OpenedGroup {
  const dataAt = text.indexOf('\n') + 1;
  const ends: number[] = [];
  let end = dataAt;
  for (const length of text.slice(0, dataAt - 1).split(' ')) {
    end += Number(length);
    ends.push(end);
  }
  return {
    find(at, name) {
      const [from, middle, to] = [ends[2 * at - 1] ?? dataAt, ends[2 * at], ends[2 * at + 1]];
      if (middle === undefined || to === undefined || text.slice(from, middle) !== name) return undefined;
      return JSON.parse(text.slice(middle, to));
    },
  };
}
