import type { OpenedGroup } from '../codec.ts';

/**
 * A value as bytes and back. JSON, and behind it the one kind of value JSON has no words for: the bytes of a file, as the property
 * `bytes` of an object.
 */
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const jsonOnly = 0;
const jsonAndBytes = 1;
const group = 2;

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

/** Many values in one: how long each name and each value is, a line's end, then each name with its value behind it. */
export function groupToBytes(values: readonly unknown[], names: readonly string[]): Uint8Array<ArrayBuffer> {
  const lengths: number[] = [];
  let text = '';
  values.forEach((value, at) => {
    const name = names[at] ?? '';
    const json = JSON.stringify(value ?? null);
    lengths.push(name.length, json.length);
    text += name + json;
  });
  const bytes = encoder.encode(`\0${lengths.join(' ')}\n${text}`);
  bytes[0] = group;
  return bytes;
}

/** Throws for bytes that `groupToBytes` cannot have made. Values are read when they are asked for: seldom all of them are. */
export function groupFromBytes(bytes: Uint8Array<ArrayBuffer>): OpenedGroup {
  if (bytes[0] !== group) throw new TypeError('no group');
  const text = decoder.decode(bytes.subarray(1));
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
