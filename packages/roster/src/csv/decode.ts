/**
 * Text out of bytes: UTF-8 and UTF-16 with or without a byte order mark, and what Excel saves as "CSV" on Western Windows.
 * The first piece decides.
 */
export class Decoder {
  #decoder: TextDecoder | undefined;
  #name = "";
  #read = 0;

  /** @throws {TypeError} for bytes that aren't text in the encoding that the first piece is in. */
  decode(piece: Uint8Array | string, isLast = false): string {
    if (typeof piece === "string") return piece;
    this.#decoder ??= this.#choose(piece);
    try {
      return this.#decoder.decode(piece, { stream: !isLast });
    } catch (cause) {
      throw new TypeError(
        `the file isn't ${this.#name} from about byte ${this.#read}; save it as "CSV UTF-8", or as "Unicode text"`,
        { cause },
      );
    } finally {
      this.#read += piece.length;
    }
  }

  #choose(piece: Uint8Array): TextDecoder {
    this.#name = encodingOf(piece);
    return new TextDecoder(this.#name, { fatal: true });
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  // Without a mark: every other byte of Latin text in UTF-16 is 0.
  if (first !== 0 && second === 0 && bytes.length > 1) return "utf-16le";
  if (first === 0 && second !== 0) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}
