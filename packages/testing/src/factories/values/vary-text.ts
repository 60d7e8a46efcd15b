import { mixHash } from "./hash.js";

const DIGITS = "0123456789";
const DIGITS_BUT_ZERO = "123456789";
const HEXADECIMAL = "0123456789abcdef";
// Without those that are easily mixed up.
const CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const LETTERS = "abcdefghjkmnpqrstuvwxyz";

/** A text in pieces: each is a text that stays, or characters of which one is chosen. */
type Pieces = readonly (string | { readonly oneOf: string })[];

const templates = new Map<string, readonly [Pieces, Pieces]>();

/**
 * A text that looks like another: `h7Kd2Q` becomes `t4Xc9M`, `live-30217` `live-84051`, `f7c3bc1d` `0b92ae4c`.
 * Words, and names such as `v1` or `mp4`, stay as they are. Equal hashes give equal texts; what begins with the first
 * `?` has a hash of its own.
 */
export function varyText(like: string, hash: number, queryHash: number = hash): string {
  const [before, query] = templateOf(like);
  return fill(before, hash) + fill(query, queryHash);
}

function fill(template: Pieces, hash: number): string {
  let text = "";
  for (let index = 0; index < template.length; index++) {
    const piece = template[index] as Pieces[number];
    text += typeof piece === "string" ? piece : piece.oneOf.charAt(mixHash(hash, index) % piece.oneOf.length);
  }
  return text;
}

function templateOf(like: string): readonly [Pieces, Pieces] {
  const known = templates.get(like);
  if (known !== undefined) return known;
  const queryStart = like.includes("?") ? like.indexOf("?") : like.length;
  const template = [piecesOf(like.slice(0, queryStart)), piecesOf(like.slice(queryStart))] as const;
  templates.set(like, template);
  return template;
}

function piecesOf(text: string): Pieces {
  return text.split(/([A-Za-z0-9]+)/).flatMap(piecesOfRun);
}

function piecesOfRun(run: string): Pieces {
  if ((run.match(/[0-9]/g) ?? []).length < 2 || /[^A-Za-z0-9]/.test(run)) return [run];
  if (/^(?=.*[a-f])[0-9a-f]{6,}$/.test(run)) return [...run].map(() => ({ oneOf: HEXADECIMAL }));
  const isRandom = /[A-Z]/.test(run) && /[0-9][A-Za-z]/.test(run);
  return [...run].map((character) => {
    if (/[0-9]/.test(character)) return { oneOf: character === "0" ? DIGITS : DIGITS_BUT_ZERO };
    if (!isRandom) return character;
    return { oneOf: /[A-Z]/.test(character) ? CAPITALS : LETTERS };
  });
}
