import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";

/** One value that was measured; that of a histogram has `count` and `sum`. */
export interface MeasuredPoint {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly value: number | { readonly count: number; readonly sum?: number };
}

/** Telemetry whose metrics OpenTelemetry's SDK keeps in memory. */
export interface MeasuredTelemetry<Telemetry> {
  readonly telemetry: Telemetry;
  /** What an instrument has measured since the beginning, collected now. */
  measured(instrument: string): Promise<readonly MeasuredPoint[]>;
}

/** `create` is `createTelemetry`, of the source or of the package, with options of one's own. */
export function createMeasuredTelemetry<Telemetry>(
  create: (options: { meterProvider: MeterProvider }) => Telemetry,
): MeasuredTelemetry<Telemetry> {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  // It is asked for what there is, and never exports by itself.
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 2 ** 30 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  return {
    telemetry: create({ meterProvider }),
    async measured(instrument) {
      await meterProvider.forceFlush();
      const last = exporter.getMetrics().at(-1);
      exporter.reset();
      const metrics = last?.scopeMetrics.flatMap((scope) => scope.metrics) ?? [];
      const found = metrics.find(({ descriptor }) => descriptor.name === instrument);
      return (found?.dataPoints ?? []) as readonly MeasuredPoint[];
    },
  };
}
