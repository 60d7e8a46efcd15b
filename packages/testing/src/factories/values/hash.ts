// Whole numbers of 32 bits only, so that every engine computes the same.

/** A text's hash (FNV-1a over its UTF-16 code units), from 0 to 2 ** 32 - 1. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** One hash of two whole numbers; the order matters. Near numbers give hashes that have nothing in common. */
export function mixHash(left: number, right: number): number {
  let mixed = left ^ Math.imul(right + 0x9e3779b9, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A whole number from 0 up to, not including, `limit`, spread evenly over the hashes. */
export function numberBelow(hash: number, limit: number): number {
  return Math.floor((hash / 2 ** 32) * limit);
}

/** The member of a list that a hash stands for. The list has at least one. */
export function memberAt<Member>(list: readonly Member[], hash: number): Member {
  return list[numberBelow(hash, list.length)] as Member;
}
