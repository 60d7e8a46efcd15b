import { Logger, LogLevel } from "typedoc";

/** Keeps what TypeDoc warns of, so that a build can fail because of it. */
export class WarningCollector extends Logger {
  readonly warnings: string[] = [];

  override log(message: string, level: LogLevel): void {
    super.log(message, level);
    if (level === LogLevel.Warn || level === LogLevel.Error) this.warnings.push(message);
  }
}
