// What the invented company says to people and people to each other: adverts, mailings, leaflets, notices, events, posts and
// a friend's word; and the last conversation with those who leave.

import { dayMs, hourMs, minuteMs } from "../calendar.ts";
import { type CommentTopic, writeComment } from "../comments/write-comment.ts";
import type { Life } from "./life.ts";
import { visitSite } from "./web-episodes.ts";

const seasons = [
  "winter",
  "winter",
  "spring",
  "spring",
  "spring",
  "summer",
  "summer",
  "summer",
  "autumn",
  "autumn",
  "autumn",
  "winter",
];

/** The campaign that runs at a moment: `spring-2026-display`. */
export function campaignAt(at: number, medium: string): string {
  const date = new Date(at);
  return `${seasons[date.getUTCMonth()] ?? ""}-${date.getUTCFullYear()}-${medium}`;
}

/** An advert, and perhaps the click and the visit that follow it. */
export function advert(life: Life, at: number): void {
  const { random, person } = life;
  const medium = random.weighted(["display", "search", "video"], [0.5, 0.3, 0.2]);
  const campaign = campaignAt(at, medium);
  life.happen(at, "Advert Seen", person.faces.browser, { campaign });
  if (!random.chance(medium === "search" ? 0.3 : 0.08)) return;
  life.happen(at + 4000, "Advert Clicked", person.faces.browser, { campaign });
  visitSite(life, at + 8000, false, campaign);
}

/** A newsletter: delivered, perhaps opened, perhaps followed, now and then the last one. */
export function newsletter(life: Life, at: number): void {
  const { random, person } = life;
  const who = person.faces.email;
  const campaign = campaignAt(at, "email");
  if (random.chance(0.008)) {
    life.happen(at + 5000, "Email Bounced", who, { campaign });
    return;
  }
  life.happen(at, "Email Delivered", who, { campaign });
  if (!random.chance(0.36)) return;
  const opened = at + minuteMs + random.exponential(7 * hourMs);
  life.happen(opened, "Email Opened", who, { campaign });
  if (random.chance(0.012)) life.happen(opened + minuteMs, "Email Unsubscribed", who, { campaign });
  else if (random.chance(0.2)) {
    life.happen(opened + 20_000, "Email Link Clicked", who, { campaign });
    life.later(opened + 25_000, (then) => visitSite(life, then, false, campaign));
  }
}

type SmallContact = (life: Life, at: number) => void;

/** Small contacts with their weights. */
const smallContacts: readonly (readonly [weight: number, happen: SmallContact])[] = [
  [
    0.26,
    (life, at) =>
      life.happen(at, "Social Post Viewed", life.person.faces.browser, {
        campaign: campaignAt(at, "social"),
      }),
  ],
  [
    0.16,
    (life, at) =>
      life.happen(at, "Buzoneo", life.person.faces.email, { campaign: campaignAt(at, "leaflet") }),
  ],
  [
    0.12,
    (life, at) => life.happen(at, "SMS Sent", life.person.faces.phone, { campaign: campaignAt(at, "sms") }),
  ],
  [
    0.08,
    (life, at) =>
      life.happen(at, "Anuncio en radio", life.person.faces.browser, { campaign: campaignAt(at, "radio") }),
  ],
  [0.05, (life, at) => life.happen(at, "Boca a boca", life.person.faces.browser)],
  [0.07, (life, at) => life.happen(at, "Review Read", life.person.faces.browser)],
  [
    0.04,
    (life, at) => life.happen(at, "Event Attended", life.person.faces.email, { unit: life.person.store.key }),
  ],
  [0.13, (life, at) => life.happen(at, "Points Redeemed", life.person.faces.till)],
  [0.05, (life, at) => life.happen(at, "Felicitación enviada", life.person.faces.email)],
  [0.04, mention],
];
const smallWeights = smallContacts.map(([weight]) => weight);

/** One of the many small contacts that are neither a visit nor a purchase. */
export function smallContact(life: Life, at: number): void {
  const [, happen] = life.random.weighted(smallContacts, smallWeights);
  happen(life, at);
}

function mention(life: Life, at: number): void {
  const { random, person, feelings } = life;
  const score = feelings.recommend();
  const tone = score >= 9 ? "good" : score >= 7 ? "mixed" : "poor";
  const topic: CommentTopic = feelings.reason(tone === "poor") ?? "general";
  life.happen(at, "Mención en redes", person.faces.email, {
    said: { kind: "other" },
    answers: [{ metric: "comment", text: writeComment(random, person.language, topic, tone, {}) }],
  });
}

/** Leaves for good, with these words. Some are asked to come back. */
export function sayGoodbye(life: Life, at: number): void {
  const { random, person, feelings } = life;
  const channel = random.weighted(["web", "phone", "store"] as const, [0.6, 0.28, 0.12]);
  const who =
    channel === "web" ? person.faces.signedIn : channel === "phone" ? person.faces.phone : person.faces.till;
  const topic: CommentTopic = feelings.reason(true) ?? "general";
  const tone = feelings.stance() === "detractor" ? "poor" : "mixed";
  life.happen(at, "Baja", who, {
    said: { channel, kind: "left" },
    properties: { reason: topic },
    ...(random.chance(0.4)
      ? { answers: [{ metric: "comment", text: writeComment(random, person.language, topic, tone, {}) }] }
      : {}),
  });
  if (random.chance(0.25)) life.happen(at + 20 * dayMs, "Win-back Sent", person.faces.email);
}
