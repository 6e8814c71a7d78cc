// The ways of asking of a survey, in their order: the second level of the tab "share". The open one stands in the address;
// the first is not written.

/** The ways. */
export const shareWays = ["link", "people", "itself", "website", "store", "rules"] as const;

/** One of them, as the address says it. */
export type ShareWay = (typeof shareWays)[number];

/** The way that an address names; the first where it names none. */
export function shareWayOf(value: unknown): ShareWay {
  return shareWays.find((one) => one === value) ?? shareWays[0];
}

/** What the address of the tab holds besides the tab. */
export function searchOfWay(way: ShareWay): { readonly way?: ShareWay } {
  return way === shareWays[0] ? {} : { way };
}
