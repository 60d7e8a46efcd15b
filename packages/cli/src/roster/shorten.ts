/** Lines of a plan or a report that somebody can look at in a terminal. */
const SHOWN = 10;

/** In a terminal the first lines and the last one, which counts them all; elsewhere the whole text. */
export function shorten(text: string, isTerminal: boolean, whole: string): string {
  const lines = text.split("\n");
  if (!isTerminal || lines.length <= SHOWN + 2) return text;
  const left = lines.length - SHOWN - 1;
  return [...lines.slice(0, SHOWN), `... and ${left} more; ${whole}`, lines.at(-1)].join("\n");
}
