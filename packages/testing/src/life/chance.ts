/**
 * A number from 0 up to, not including, 1 that depends on nothing but its texts: what one person does in a session
 * doesn't change when somebody else is added.
 */
export function chanceOf(...texts: readonly (string | number)[]): number {
  return hashOf(texts.join("\n")) / 2 ** 32;
}

/** 16 hexadecimal digits that depend on nothing but their texts. Not a secret: anybody can compute them. */
export function digestOf(...texts: readonly (string | number)[]): string {
  const text = texts.join("\n");
  return [text, `${text}\n`].map((part) => hashOf(part).toString(16).padStart(8, "0")).join("");
}

/** FNV-1a of the UTF-16 code units, with the last mixing step of MurmurHash3: similar texts give unlike numbers. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
