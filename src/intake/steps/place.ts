// The step that gives an arrival its place: touchpoint, channel, stage and kind. What the sender said wins over the
// catalogue; what nobody says stays empty and is listed as unmatched. Pure.

import type { ArrivedAnswer, ArrivedInteraction } from "../../domain/arrival.ts";
import type { Channel } from "../../domain/channel.ts";
import type { FieldValue } from "../../domain/condition.ts";
import type { Answer, Interaction, InteractionKind, Placement } from "../../domain/interaction.ts";
import type { Catalogue, Place } from "../../domain/touchpoint.ts";

/** What placing decides about an interaction. */
export type Placed = Pick<Interaction, "touchpoint" | "channel" | "stage" | "kind" | "direct" | "placement">;

/** What placing looks at: of an arrival, or of an interaction that is in the log already. */
export type Placing = Pick<
  ArrivedInteraction,
  "said" | "callType" | "event" | "url" | "order" | "revenue" | "properties"
> & { readonly answers: { readonly length: number } };

function readProperty(properties: Readonly<Record<string, unknown>>, name: string): FieldValue {
  let value: unknown = properties;
  for (const part of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : undefined;
}

function channelByCall(callType: string): Channel | "" {
  return callType === "page" ? "web" : callType === "screen" ? "app" : "";
}

function kindByFacts(arrival: Placing): InteractionKind {
  if (arrival.callType === "page" || arrival.callType === "screen") return "visited";
  if (arrival.revenue !== undefined && arrival.revenue < 0) return "returned";
  if (arrival.order !== undefined && arrival.revenue !== undefined) return "bought";
  return "other";
}

/** Finds the place of an arrival in a catalogue. */
export function placeInteraction(arrival: Placing, source: string, catalogue: Catalogue): Placed {
  const { said, callType } = arrival;
  let place: Place | undefined;
  let placement: Placement;
  if (said.touchpoint) {
    place = catalogue.named(said.touchpoint);
    placement = "said";
  } else {
    place = catalogue.match({
      event: arrival.event,
      url: arrival.url ?? "",
      channel: said.channel ?? channelByCall(callType),
      source,
      type: callType,
      property: (name) => readProperty(arrival.properties, name),
    });
    placement = place ? "rule" : "none";
  }
  // Whoever answers is answering, wherever the question was about.
  const kind = said.kind ?? (arrival.answers.length > 0 ? "answered" : (place?.kind ?? ""));
  return {
    touchpoint: said.touchpoint ?? place?.touchpoint ?? "",
    channel: said.channel ?? (place?.channel || channelByCall(callType)),
    stage: said.stage ?? place?.stage ?? "",
    kind: kind === "" || kind === "other" ? kindByFacts(arrival) : kind,
    direct: said.direct ?? place?.direct ?? true,
    placement,
  };
}

/** An answer with its own place, or with the one of its interaction. */
export function placeAnswer(answer: ArrivedAnswer, home: Placed, catalogue: Catalogue): Answer {
  const own = answer.touchpoint && answer.touchpoint !== home.touchpoint ? answer.touchpoint : undefined;
  const place = own === undefined ? undefined : catalogue.named(own);
  return {
    metric: answer.metric,
    question: answer.question ?? "",
    scaleMin: answer.scaleMin ?? null,
    scaleMax: answer.scaleMax ?? null,
    score: answer.score ?? null,
    choice: answer.choice ?? "",
    text: answer.text ?? "",
    weight: answer.weight ?? 1,
    touchpoint: own ?? home.touchpoint,
    channel: place?.channel || home.channel,
    stage: place ? place.stage : home.stage,
  };
}
