// The code people paste to send their first interaction. Code is not prose: it is the same in every language.

/** A snippet for the terminal, a web page or a Node program. */
export function trackingSnippet(
  place: "curl" | "browser" | "node",
  origin: string,
  writeKey: string,
): string {
  switch (place) {
    case "curl":
      return `curl ${origin}/v1/track \\
  -u '${writeKey}:' \\
  -H 'content-type: application/json' \\
  -d '{"userId": "ana", "event": "Order Completed", "properties": {
        "channel": "web", "revenue": 59.9, "currency": "EUR",
        "answers": [{"metric": "nps", "score": 9}], "comment": "Todo muy fácil"}}'`;
    case "browser":
      return `import { AnalyticsBrowser } from "@segment/analytics-next";

const analytics = AnalyticsBrowser.load(
  { writeKey: "${writeKey}", cdnURL: "${origin}" },
  { integrations: { "Segment.io": { apiHost: "${new URL(origin).host}/v1", protocol: "${origin.startsWith("https") ? "https" : "http"}" } } },
);
analytics.page();`;
    case "node":
      return `import { Analytics } from "@segment/analytics-node";

const analytics = new Analytics({ writeKey: "${writeKey}", host: "${origin}" });
analytics.track({
  userId: "ana",
  event: "Order Completed",
  properties: { channel: "web", revenue: 59.9, currency: "EUR" },
});`;
  }
}
