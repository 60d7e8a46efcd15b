/** A line that changes on standard error; nothing where that isn't a terminal. */
export interface Progress {
  update(text: string): void;
  /** Takes the line away. */
  end(): void;
}

/** At most so often, in milliseconds: a terminal is slow. */
const INTERVAL_MS = 80;

export async function showProgress(): Promise<Progress> {
  if (!process.stderr.isTTY) return { update() {}, end() {} };
  const { createLogUpdate } = await import("log-update");
  const write = createLogUpdate(process.stderr);
  let shownAtMs = 0;
  return {
    update(text) {
      const now = performance.now();
      if (now - shownAtMs < INTERVAL_MS) return;
      shownAtMs = now;
      write(text);
    },
    end: () => write.clear(),
  };
}
