// The settings a browser client asks for before it sends anything: where to send, and that there is nothing else to load.
// The address is the one the browser used, so that changing the client's host once is enough.

import type { IncomingMessage } from "node:http";
import type { TLSSocket } from "node:tls";

/** What `@segment/analytics-next` reads of its settings. */
export interface ClientSettings {
  readonly integrations: {
    readonly "Segment.io": {
      readonly apiKey: string;
      /** Host and path without protocol. */
      readonly apiHost: string;
      readonly protocol: "http" | "https";
      readonly unbundledIntegrations: readonly string[];
      readonly addBundledMetadata: boolean;
      readonly maybeBundledConfigIds: Readonly<Record<string, never>>;
    };
  };
  readonly plan: {
    readonly track: { readonly __default: { readonly enabled: true; readonly integrations: object } };
  };
  readonly edgeFunction: object;
  readonly analyticsNextEnabled: true;
  readonly middlewareSettings: object;
  readonly enabledMiddleware: object;
  /** Clients may report on themselves; a rate of 0 tells them not to. */
  readonly metrics: { readonly sampleRate: 0; readonly host: string };
  readonly legacyVideoPluginsEnabled: false;
  readonly remotePlugins: readonly never[];
}

const hostPattern = /^[a-z0-9._-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i;

function isEncrypted(socket: IncomingMessage["socket"] | TLSSocket): boolean {
  return "encrypted" in socket && socket.encrypted === true;
}

/** The address that a browser reached this server by; `publicUrl` wins. */
export function addressOf(request: IncomingMessage, publicUrl: string | undefined): URL {
  if (publicUrl !== undefined) return new URL(publicUrl);
  const header = request.headers.host ?? "";
  const host = hostPattern.test(header) ? header : "localhost";
  const forwarded = request.headers["x-forwarded-proto"];
  const secure = forwarded === "https" || isEncrypted(request.socket);
  return new URL(`${secure ? "https" : "http"}://${host}`);
}

/** The settings for one write key. `publicUrl` wins over the address that the request names. */
export function presentSettings(
  key: string,
  request: IncomingMessage,
  publicUrl: string | undefined,
): ClientSettings {
  const { protocol, host, pathname } = addressOf(request, publicUrl);
  const apiHost = `${host}${pathname.replace(/\/$/, "")}/v1`;
  return {
    integrations: {
      "Segment.io": {
        apiKey: key,
        apiHost,
        protocol: protocol === "https:" ? "https" : "http",
        unbundledIntegrations: [],
        addBundledMetadata: false,
        maybeBundledConfigIds: {},
      },
    },
    plan: { track: { __default: { enabled: true, integrations: {} } } },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0, host: apiHost },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  };
}
