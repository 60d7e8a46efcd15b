import { styleText } from "node:util";

/** Where the printer writes, and whether it may use colours there. */
export interface PrinterOptions {
  write(text: string): unknown;
  colours: boolean;
}

type Style = Parameters<typeof styleText>[0];

/** Prints the steps of the main job: what is called, what goes over the wire, and what comes back. */
export class Printer {
  readonly #options: PrinterOptions;
  #steps = 0;

  constructor(options: PrinterOptions) {
    this.#options = options;
  }

  title(text: string): void {
    this.#line(this.#styled("bold", text));
  }

  /** Starts a numbered step with the source of the call that it makes. */
  step(call: string): void {
    this.#steps += 1;
    this.#line("");
    this.#line(`${this.#styled("bold", `${this.#steps}.`)} ${this.#styled("cyan", call)}`);
  }

  /** One request and its status, as it went over the wire. */
  exchange(method: string, path: string, status: number): void {
    const shown = `${status}`;
    this.#line(
      `   ${this.#styled("gray", `${method} ${path}`)} -> ${this.#styled(status < 400 ? "green" : "yellow", shown)}`,
    );
  }

  result(text: string): void {
    this.#line(`   ${text}`);
  }

  /** Rows under headings, each column as wide as its widest cell. */
  table(headings: readonly string[], rows: readonly (readonly string[])[]): void {
    const widths = headings.map((heading, column) =>
      Math.max(heading.length, ...rows.map((row) => (row[column] ?? "").length)),
    );
    const text = (row: readonly string[]) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd();
    this.result(this.#styled("gray", text(headings)));
    for (const row of rows) this.result(text(row));
  }

  #styled(style: Style, text: string): string {
    return this.#options.colours ? styleText(style, text) : text;
  }

  #line(text: string): void {
    this.#options.write(`${text}\n`);
  }
}
