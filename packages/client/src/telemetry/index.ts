// Spans and metrics by OpenTelemetry's API package, an entry of its own: who doesn't import it needs and loads neither.

export type {
  AttemptAnswer,
  AttemptRepeat,
  CallObserver,
  CallWatcher,
  ObservedCall,
} from "../options/call-observer.js";
export { createTelemetry, type TelemetryOptions } from "./create-telemetry.js";
