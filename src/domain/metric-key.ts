// The names of the metrics, without anything to check them: what the web app needs, which loads no checker.

/** The closed list of metrics that can be asked for. */
export const metricKeys = [
  "nps",
  "csat",
  "ces",
  "ces1",
  "rating",
  "response_rate",
  "interactions",
  "customers",
  "responses",
  "revenue",
  "orders",
  "average_ticket",
] as const;

/** One metric. */
export type MetricKey = (typeof metricKeys)[number];
