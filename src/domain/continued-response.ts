// A response that was continued: what was said later came in messages of their own, each of which names the first message of
// its response as `continues`. In the log all answers of a response stand under the id of that first message, so that
// responses are counted and not messages; each interaction keeps its own id. Not for the browser: it leans on node's crypto.

import { hashMessage } from "./identity-hash.ts";

const mark = '"continues":"';

/** The first message that properties of a message name; undefined for a response that continues none. */
function firstMessageIn(properties: string): string | undefined {
  if (!properties.includes(mark)) return undefined;
  try {
    const value: unknown = JSON.parse(properties);
    if (typeof value !== "object" || value === null || !("continues" in value)) return undefined;
    return typeof value.continues === "string" && value.continues !== "" ? value.continues : undefined;
  } catch {
    return undefined;
  }
}

/** The id under which the answers of an interaction stand: its own, or that of the response that it continues. */
export function responseOf(
  workspace: number,
  interaction: { readonly id: string; readonly source: string; readonly properties: string },
): string {
  const first = firstMessageIn(interaction.properties);
  return first === undefined ? interaction.id : hashMessage(workspace, interaction.source, first);
}
