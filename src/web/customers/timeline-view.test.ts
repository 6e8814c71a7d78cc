import { describe, expect, it } from "vitest";
import { formatSearchText, parseSearchText } from "../view/view-search.ts";
import {
  parseTimelineView,
  showsAll,
  timelineSearch,
  wholeTimeline,
  withToggledChannel,
  withToggledKind,
} from "./timeline-view.ts";

const read = (text: string) => parseTimelineView(parseSearchText(text));

describe("the address of a timeline", () => {
  it("gives back the view it was written from", () => {
    const view = {
      by: "journey",
      kinds: ["bought", "answered"],
      channels: ["web", "phone"],
      saidOnly: true,
      until: "2026-05-01T10:00:00+02:00",
      item: "17",
    } as const;
    expect(read(formatSearchText(timelineSearch(view)))).toEqual(view);
    expect(timelineSearch(wholeTimeline)).toEqual({});
  });

  it("leaves out what it does not understand", () => {
    expect(read("?by=week&kind=sung&channel=radio&said=yes&until=soon&item=x")).toEqual(wholeTimeline);
    expect(read("?until=2026-02-31T99:00:00Z").until).toBeNull();
    expect(read("?channel=web&channel=web").channels).toEqual(["web"]);
  });

  it("adds a channel and takes it away, always in the same order", () => {
    const one = withToggledChannel(wholeTimeline, "phone");
    expect(withToggledChannel(one, "web").channels).toEqual(["web", "phone"]);
    expect(withToggledChannel(one, "phone")).toEqual(wholeTimeline);
    const kind = withToggledKind(wholeTimeline, "left");
    expect(withToggledKind(kind, "bought").kinds).toEqual(["bought", "left"]);
    expect(withToggledKind(kind, "left")).toEqual(wholeTimeline);
  });

  it("hides nothing by grouping or by where it begins", () => {
    expect(showsAll({ ...wholeTimeline, by: "journey", until: "2026-01-01" })).toBe(true);
    expect(showsAll(withToggledKind(wholeTimeline, "left"))).toBe(false);
  });
});
