/** Parses a notification; undefined for what isn't JSON, or is nested deeper than `maxDepth`. */
export function parseNotification(text: string, maxDepth: number): { value: unknown } | undefined {
  if (depthOf(text, maxDepth) > maxDepth) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** How deep brackets are nested outside of strings; looks no further once it is deeper than `enough`. */
function depthOf(text: string, enough: number): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let index = 0; index < text.length && deepest <= enough; index += 1) {
    const code = text.charCodeAt(index);
    if (isInString) {
      if (code === BACKSLASH) index += 1;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) isInString = true;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) deepest = Math.max(deepest, ++depth);
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1;
  }
  return deepest;
}

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [...'"\\{}[]'].map((character) =>
  character.charCodeAt(0),
);

/** What tells this notification from all others: its uuid; without one, a digest of its text. */
export async function uuidOf(notification: unknown, text: string): Promise<string> {
  const uuid = typeof notification === "object" && notification !== null && "uuid" in notification && notification.uuid;
  if (typeof uuid === "string" && uuid.length > 0 && uuid.length <= MAXIMUM_UUID_CHARACTERS) return uuid;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `sha256:${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

const MAXIMUM_UUID_CHARACTERS = 200;
