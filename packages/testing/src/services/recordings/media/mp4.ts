/** A small file in the form of MP4: brand, a header with the playing time, and filling instead of sound and picture. */
export interface Mp4Content {
  /** `mp42` for video, `M4A ` for sound alone. */
  readonly brand: "mp42" | "M4A ";
  readonly durationSeconds: number;
  /** Size of the whole file, at least 256. */
  readonly sizeBytes: number;
  /** Equal numbers fill equal files. */
  readonly filling: number;
}

/** The bytes of a file. No player shows anything of it, but tools that look at the type know what it is. */
export function writeMp4({ brand, durationSeconds, sizeBytes, filling }: Mp4Content): Uint8Array<ArrayBuffer> {
  const head = [
    ...box("ftyp", [...ascii(brand), ...uint32(0), ...ascii(`isom${brand}`)]),
    ...movieBox(durationSeconds),
  ];
  const bytes = new Uint8Array(sizeBytes);
  bytes.set([...head, ...uint32(sizeBytes - head.length), ...ascii("mdat")]);
  let state = filling;
  for (let index = head.length + 8; index < sizeBytes; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

/** `moov` with nothing but its header: version 0, times in seconds, normal speed and volume, no tracks. */
function movieBox(durationSeconds: number): number[] {
  const unityMatrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].flatMap(uint32);
  const header = [
    ...[0, 0, 0, 1, durationSeconds].flatMap(uint32),
    ...uint32(0x10000),
    ...[1, 0],
    ...new Array<number>(10).fill(0),
    ...unityMatrix,
    ...new Array<number>(24).fill(0),
    ...uint32(1),
  ];
  return box("moov", box("mvhd", header));
}

function box(type: string, content: readonly number[]): number[] {
  return [...uint32(content.length + 8), ...ascii(type), ...content];
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
