import { InvalidRequestError } from "@rcw/client";
import { TokenError } from "@rcw/client/auth";

/** Keeps text from whoever can read Redis but hasn't the key. */
export interface Seal {
  close(text: string): Promise<string>;
  /** @throws {TokenError} for what wasn't closed with this key, for this name. */
  open(sealed: string): Promise<string>;
}

const MARK = "aes-256-gcm.";

/** AES-256-GCM with a new nonce for each text, bound to the store's name; without a key text stays as it is. */
export function createSeal(key: Uint8Array<ArrayBuffer> | CryptoKey | undefined, name: string): Seal {
  if (key === undefined) return { close: async (text) => text, open: openPlain };
  if (!isKey(key)) {
    throw new InvalidRequestError(
      "encryptionKey isn't a key; expected 32 bytes, such as crypto.getRandomValues(new Uint8Array(32)), or a CryptoKey " +
        "for AES-GCM of 256 bits",
      { parameterName: "encryptionKey" },
    );
  }
  const imported =
    key instanceof CryptoKey
      ? Promise.resolve(key)
      : crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt", "decrypt"]);
  const parametersOf = (iv: Uint8Array<ArrayBuffer>) => ({
    name: "AES-GCM",
    iv,
    additionalData: new TextEncoder().encode(name),
  });
  return {
    async close(text) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const closed = await crypto.subtle.encrypt(parametersOf(iv), await imported, new TextEncoder().encode(text));
      return `${MARK}${toBase64(iv)}.${toBase64(new Uint8Array(closed))}`;
    },
    async open(sealed) {
      const [iv = "", closed = ""] = sealed.startsWith(MARK) ? sealed.slice(MARK.length).split(".") : [];
      try {
        const opened = await crypto.subtle.decrypt(parametersOf(fromBase64(iv)), await imported, fromBase64(closed));
        return new TextDecoder().decode(opened);
      } catch (cause) {
        throw new TokenError(
          "the kept tokens can't be read with this encryptionKey; give the key they were saved with",
          {
            needsLogin: true,
            cause,
          },
        );
      }
    },
  };
}

async function openPlain(text: string): Promise<string> {
  if (!text.startsWith(MARK)) return text;
  throw new TokenError("the kept tokens are encrypted; give the store the encryptionKey they were saved with", {
    needsLogin: true,
  });
}

function isKey(key: unknown): boolean {
  if (key instanceof Uint8Array) return key.byteLength === 32;
  if (!(key instanceof CryptoKey)) return false;
  return key.algorithm.name === "AES-GCM" && (key.algorithm as AesKeyAlgorithm).length === 256;
}

const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, "base64"));
