import { memberAt, mixHash, numberBelow } from "./hash.js";
import { hashAt, type Place } from "./place.js";
import { varyText } from "./vary-text.js";

// Only what nobody can own: example.com (RFC 2606), 192.0.2.0/24 and its like (RFC 5737), 2001:db8::/32 (RFC 3849).

const NETWORKS = ["192.0.2", "198.51.100", "203.0.113"];

/**
 * An address like another one. What follows a `?` makes a link personal: what stands before it, such as the id of a
 * session, is the same for everyone, and all such links of a person have the same token.
 */
export function uriAt(place: Place, like = "https://www.example.com/pages/10482"): string {
  if (!like.includes("?")) return varyText(like, hashAt(place));
  return varyText(like, place.owner, mixHash(place.owner, place.ordinal));
}

export const uriReferenceAt = (place: Place) => `/pages/${1000 + numberBelow(hashAt(place), 9000)}`;
export const hostnameAt = (place: Place) => `host-${1000 + numberBelow(hashAt(place), 9000)}.example.com`;
export const ipv4At = (place: Place) =>
  `${memberAt(NETWORKS, hashAt(place))}.${1 + numberBelow(hashAt(place, "host"), 254)}`;
export const ipv6At = (place: Place) => `2001:db8::${(1 + numberBelow(hashAt(place), 0xfffe)).toString(16)}`;
export const jsonPointerAt = (place: Place) => `/items/${numberBelow(hashAt(place), 10)}`;

/** A token that looks opaque: base64 without padding. */
export function pageTokenAt(place: Place): string {
  return btoa(`page:${hashAt(place).toString(36)}`).replace(/=+$/, "");
}

/** Eight bytes in base64. */
export function base64At(place: Place): string {
  const hash = hashAt(place);
  return btoa(String.fromCharCode(...Array.from({ length: 8 }, (_, index) => mixHash(hash, index) % 256)));
}
