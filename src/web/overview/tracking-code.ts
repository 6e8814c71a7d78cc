// The code people paste to send their first interaction. Code is not prose: it is the same in every language.

import { tagCode } from "../sites/tag-code.ts";

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
      return `${tagCode(origin, writeKey)}
<script>
  (window.vivencia = window.vivencia || []).push(["identify", "ana"]);
  vivencia.push(["track", "Order Completed", { revenue: 59.9, currency: "EUR" }]);
</script>`;
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
