// Which call each path of the tracking API means: Segment's long paths, the one-letter ones of its browser client, and
// RudderStack's import.

/** What a path means: a kind of call, a list of calls, or a client's own figures, which nobody asked for. */
export type TrackingCall =
  | "track"
  | "identify"
  | "page"
  | "screen"
  | "group"
  | "alias"
  | "batch"
  | "import"
  | "metrics";

/** Paths that a person would write. */
export const trackingPaths: Readonly<Record<string, TrackingCall>> = {
  "/v1/track": "track",
  "/v1/identify": "identify",
  "/v1/page": "page",
  "/v1/screen": "screen",
  "/v1/group": "group",
  "/v1/alias": "alias",
  "/v1/batch": "batch",
  "/v1/import": "import",
};

/** Paths that browser clients use. */
export const shortTrackingPaths: Readonly<Record<string, TrackingCall>> = {
  "/v1/t": "track",
  "/v1/i": "identify",
  "/v1/p": "page",
  "/v1/s": "screen",
  "/v1/g": "group",
  "/v1/a": "alias",
  "/v1/b": "batch",
  "/v1/m": "metrics",
};

const calls: ReadonlyMap<string, TrackingCall> = new Map([
  ...Object.entries(trackingPaths),
  ...Object.entries(shortTrackingPaths),
]);

const settingsPattern = /^\/v1\/projects\/([^/]{1,200})\/settings$/;

/** The path of a request's address, without its query and without a slash at its end. */
export function pathOf(url: string): string {
  const query = url.indexOf("?");
  const path = query < 0 ? url : url.slice(0, query);
  return path.endsWith("/") ? path.slice(0, -1) : path;
}

/** The call a path means; undefined for other paths. */
export function callOfPath(path: string): TrackingCall | undefined {
  return calls.get(path);
}

/** The write key in the path of a browser client's settings; undefined for other paths. */
export function settingsKeyOf(path: string): string | undefined {
  if (!path.startsWith("/v1/projects/")) return undefined;
  const key = settingsPattern.exec(path)?.[1];
  if (key === undefined) return undefined;
  try {
    return decodeURIComponent(key);
  } catch {
    return undefined;
  }
}
