// What a site's tag tells of its visitors: pages, events and who they are, in the wire format of the Segment API, with a
// write key and nothing else. A visitor who refuses, or whose browser asks not to be tracked, is not told of at all.

import { MessageQueue, type Sent } from "./message-queue.ts";
import { newId } from "./new-id.ts";
import { PageMemory } from "./page-memory.ts";

/** Free facts. */
export type Facts = Readonly<Record<string, unknown>>;

/** What the tag was given. */
export interface TrackerSettings {
  /** Address of Vivencia, without a slash at its end. */
  readonly host: string;
  readonly writeKey: string;
  /** Nothing is sent or kept before the visitor consents. */
  readonly needsConsent: boolean;
}

/** Who is in front of the page. */
export interface Visitor {
  readonly anonymousId: string;
  readonly userId: string | null;
}

type Purposes = Readonly<Record<string, boolean>>;

/** Whether the browser says that its owner is not to be tracked: Do Not Track or Global Privacy Control. */
export function isUntrackable({ doNotTrack }: Navigator = navigator): boolean {
  const control: unknown = Reflect.get(navigator, "globalPrivacyControl");
  return control === true || doNotTrack === "1";
}

function campaignOf(search: string): Facts | undefined {
  const given = new URLSearchParams(search);
  const found = ["campaign", "source", "medium", "term", "content"].flatMap((name): [string, string][] => {
    const value = given.get(`utm_${name}`);
    return value ? [[name === "campaign" ? "name" : name, value]] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

/** The page as it is now. */
function pageFacts() {
  const { pathname: path, search, href: url } = location;
  return { path, search, url, title: document.title, referrer: document.referrer };
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : typeof value === "number" ? `${value}` : null;
}

/** The tracker of one page. */
export class Tracker {
  readonly #memory: PageMemory;
  readonly #queue: MessageQueue;
  readonly #timers = new Set<number>();
  /** What the visitor said; null is nothing yet. */
  #consent: boolean | null;
  #purposes: Purposes | undefined;
  /** Told of every event by its name. */
  onEvent: (event: string) => void = () => {};

  constructor(private readonly settings: TrackerSettings) {
    // The choice itself has to be remembered to be respected.
    const said = new PageMemory("lasting").read("consent");
    this.#consent = said === null ? null : said === "yes";
    this.#memory = new PageMemory(this.#keeping());
    const { writeKey } = settings;
    this.#queue = new MessageQueue({
      wrap: (batch) =>
        `{"writeKey":${JSON.stringify(writeKey)},"sentAt":"${new Date().toISOString()}","batch":${batch}}`,
      send: (body) => this.#post(body),
      beacon: (body) => navigator.onLine && navigator.sendBeacon(this.#url, body),
      read: () => this.#memory.read("queue"),
      keep: (queue) => this.#memory.write("queue", queue, "tab"),
      after: (ms, run) => {
        const timer = window.setTimeout(() => {
          this.#timers.delete(timer);
          run();
        }, ms);
        this.#timers.add(timer);
        return () => window.clearTimeout(timer);
      },
    });
    if (this.#consent) this.#takeBack();
  }

  get #url(): string {
    return `${this.settings.host}/v1/batch`;
  }

  #keeping() {
    if (isUntrackable() || this.#consent === false) return "nothing";
    return this.#consent ? "lasting" : this.settings.needsConsent ? "nothing" : "tab";
  }

  /** Whether this visitor may be told of. */
  get isAllowed(): boolean {
    return this.#memory.keeping !== "nothing";
  }

  /** Names and times that the page remembers for the visitor. */
  get memory(): PageMemory {
    return this.#memory;
  }

  /** Who is in front of the page; null when nobody may know. */
  get visitor(): Visitor | null {
    if (!this.isAllowed) return null;
    const anonymousId = this.#memory.read("anonymous") ?? newId();
    this.#memory.write("anonymous", anonymousId);
    return { anonymousId, userId: this.#memory.read("user") };
  }

  page(name?: unknown, properties?: Facts): void {
    this.#send({
      type: "page",
      name: text(name) ?? undefined,
      properties: { ...pageFacts(), ...properties },
    });
  }

  track(event: unknown, properties: Facts = {}): void {
    const named = text(event);
    if (named === null) return;
    this.#send({ type: "track", event: named, properties });
    this.onEvent(named);
  }

  identify(user: unknown, traits?: Facts): void {
    const id = text(user);
    if (id !== null) this.#memory.write("user", id);
    const said = typeof user === "object" && user !== null ? user : traits;
    this.#send({ type: "identify", traits: { ...said } });
  }

  group(group: unknown, traits: Facts = {}): void {
    this.#send({ type: "group", groupId: text(group), traits });
  }

  alias(user: unknown, previous?: unknown): void {
    const previousId = text(previous) ?? this.visitor?.anonymousId;
    this.#send({ type: "alias", userId: text(user), previousId });
  }

  /** What the visitor said to being remembered, and to further purposes, which are told with everything after it. */
  consent(isGiven: unknown, purposes?: Purposes): void {
    this.#consent = isGiven === true;
    this.#purposes = purposes;
    this.#memory.change(this.#keeping());
    if (!this.isAllowed) this.#queue.clear();
    this.#remember();
    if (!this.#consent) return;
    this.#takeBack();
    if (purposes) this.identify(null);
  }

  #remember(): void {
    if (!isUntrackable()) new PageMemory("lasting").write("consent", this.#consent ? "yes" : "no");
  }

  /** Somebody else comes: forgets who was there, what they answered and which surveys they met. */
  reset(): void {
    this.#memory.forget(["tab", "lasting"], /^(user|anonymous|draft|met)\b/);
  }

  flush(): void {
    this.#queue.flush();
  }

  /** The page goes out of sight. What nobody takes now is kept for the next page, or for the next visit. */
  leave(): void {
    this.#queue.leave();
    const left = this.#queue.kept();
    if (left && this.#memory.keeping === "lasting") {
      this.#memory.write("left", left);
      this.#memory.write("queue", null);
    }
  }

  /** Leaves nothing behind: no timer, and nothing kept but a refusal. */
  destroy(): void {
    this.#queue.leave();
    this.#queue.clear();
    for (const timer of this.#timers) window.clearTimeout(timer);
    this.#memory.forget(["tab", "lasting"]);
    this.#memory.keeping = "nothing";
    if (this.#consent === false) this.#remember();
  }

  /** What an earlier visit could not send. */
  #takeBack(): void {
    this.#queue.takeBack(this.#memory.read("left"));
    this.#memory.write("left", null);
    this.flush();
  }

  #send(message: Facts): void {
    const { visitor } = this;
    if (!visitor) return;
    const { anonymousId, userId } = visitor;
    const { language: locale, userAgent } = navigator;
    const { timeZone: timezone } = Intl.DateTimeFormat().resolvedOptions();
    this.#queue.add({
      messageId: newId(),
      timestamp: new Date().toISOString(),
      anonymousId,
      ...(userId !== null && { userId }),
      ...message,
      context: {
        page: pageFacts(),
        campaign: campaignOf(location.search),
        locale,
        timezone,
        userAgent,
        library: { name: "vivencia.js" },
        ...(this.#purposes && { consent: { categoryPreferences: this.#purposes } }),
      },
    });
  }

  async #post(body: string): Promise<Sent> {
    const { ok, status } = await fetch(this.#url, { method: "POST", body, credentials: "omit" });
    if (ok) return "taken";
    return status === 429 || status >= 500 ? "later" : "refused";
  }
}
