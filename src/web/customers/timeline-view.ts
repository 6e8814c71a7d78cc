// Which part of a timeline is shown, as the query string of its address and back. What is not understood is left out.
//   ?by=journey&channel=phone&channel=web&kind=bought&said=1&until=2026-05-01T10:00:00Z&item=1234

import { type Channel, channels, parseChannel } from "../../domain/channel.ts";
import { type InteractionKind, interactionKinds } from "../../domain/interaction.ts";
import type { Search } from "../view/view-search.ts";

/** A view of a timeline. */
export interface TimelineView {
  /** What the interactions are grouped by. */
  readonly by: "visit" | "journey";
  /** Only these; all when empty. In the order of the vocabulary, so that equal views are equal. */
  readonly channels: readonly Channel[];
  /** Only these; all when empty. In the order of the vocabulary. */
  readonly kinds: readonly InteractionKind[];
  /** Only interactions in which the customer said something. */
  readonly saidOnly: boolean;
  /** Where it begins instead of at the newest: a moment with offset, or a day. */
  readonly until: string | null;
  /** Id of an interaction to mark and bring into view. */
  readonly item: string | null;
}

/** Everything, from the newest on. */
export const wholeTimeline: TimelineView = {
  by: "visit",
  channels: [],
  kinds: [],
  saidOnly: false,
  until: null,
  item: null,
};

/** Whether nothing is filtered out; where it begins and how it is grouped hides nothing. */
export function showsAll({ channels: some, kinds, saidOnly }: TimelineView): boolean {
  return some.length === 0 && kinds.length === 0 && !saidOnly;
}

const momentPattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

function all(search: Search, name: string): readonly string[] {
  const value = search[name];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

/** The view that a query string describes. */
export function parseTimelineView(search: Search): TimelineView {
  const wanted = new Set(all(search, "channel").map(parseChannel));
  const until = all(search, "until")[0] ?? "";
  const item = all(search, "item")[0] ?? "";
  const kinds = new Set(all(search, "kind"));
  return {
    by: all(search, "by")[0] === "journey" ? "journey" : "visit",
    channels: channels.filter((channel) => wanted.has(channel)),
    kinds: interactionKinds.filter((kind) => kinds.has(kind)),
    saidOnly: all(search, "said")[0] === "1",
    until: momentPattern.test(until) && !Number.isNaN(Date.parse(until)) ? until : null,
    item: /^\d{1,20}$/.test(item) ? item : null,
  };
}

/** The view that begins with an interaction and marks it. `at` is an ISO moment that may have lost its milliseconds. */
export function timelineAt(item: string, at: string): TimelineView {
  return { ...wholeTimeline, item, until: new Date(Date.parse(at) + 999).toISOString() };
}

/** The query string of a view, taken apart. Defaults are not written. */
export function timelineSearch(view: TimelineView): Record<string, string | string[]> {
  return {
    ...(view.by === "journey" && { by: "journey" }),
    ...(view.channels.length > 0 && { channel: [...view.channels] }),
    ...(view.kinds.length > 0 && { kind: [...view.kinds] }),
    ...(view.saidOnly && { said: "1" }),
    ...(view.until !== null && { until: view.until }),
    ...(view.item !== null && { item: view.item }),
  };
}

/** The view with a channel added, or taken away when it is in it. */
export function withToggledChannel(view: TimelineView, channel: Channel): TimelineView {
  const kept = view.channels.includes(channel)
    ? view.channels.filter((one) => one !== channel)
    : [...view.channels, channel];
  return { ...view, channels: channels.filter((one) => kept.includes(one)) };
}

/** The view with a kind added, or taken away when it is in it. */
export function withToggledKind(view: TimelineView, kind: InteractionKind): TimelineView {
  const kept = view.kinds.includes(kind) ? view.kinds.filter((one) => one !== kind) : [...view.kinds, kind];
  return { ...view, kinds: interactionKinds.filter((one) => kept.includes(one)) };
}
