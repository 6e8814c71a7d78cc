// Listening to the invented customers: who is asked, who answers, and what they say. Who is happy answers more often.
// Nobody is asked twice within ten days about an experience; the relationship survey has its own rhythm.

import type { ArrivedAnswer } from "../../domain/arrival.ts";
import type { Channel } from "../../domain/channel.ts";
import type { Identifier } from "../../domain/identifier.ts";
import { dayMs, hourMs, minuteMs } from "../calendar.ts";
import {
  type CommentFacts,
  type CommentTone,
  type CommentTopic,
  writeComment,
} from "../comments/write-comment.ts";
import type { Facts, Life } from "./life.ts";
import { type Driver, drivers, retailerTruths } from "./truths.ts";

const quietDays = 10;
const betweenDays = 7;

/** A person's answers and, perhaps, the words that go with them. */
interface Said {
  readonly answers: readonly ArrivedAnswer[];
  readonly topic: CommentTopic;
  readonly tone: CommentTone;
  readonly facts?: CommentFacts;
}

/** One way of asking. */
interface Asking {
  readonly survey: string;
  readonly channel: Channel;
  readonly who: readonly Identifier[];
  /** How much more this channel is answered than an e-mail. */
  readonly readiness: number;
  /** Shop, employee, order: where the experience was lived. */
  readonly about: Facts;
  readonly say: () => Said;
}

function comment(life: Life, { topic, tone, facts }: Said): ArrivedAnswer[] {
  const { random, person } = life;
  const wants = tone === "poor" ? 0.62 : tone === "mixed" ? 0.38 : 0.42;
  if (!random.chance(wants)) return [];
  return [{ metric: "comment", text: writeComment(random, person.language, topic, tone, facts ?? {}) }];
}

function ask(life: Life, at: number, asking: Asking): void {
  const { random, feelings } = life;
  const session = life.session();
  const said = { channel: asking.channel };
  const properties = { survey: asking.survey, invitation: session };
  const common = { ...asking.about, said, session, campaign: asking.survey, properties };
  life.happen(at, "Survey Sent", asking.who, common);
  if (!random.chance(retailerTruths.response.rate[feelings.stance()] * asking.readiness)) return;
  const delay =
    asking.channel === "email" ? random.exponential(18 * hourMs) : random.exponential(25 * minuteMs);
  life.later(at + minuteMs + Math.min(delay, 6 * dayMs), (then) => {
    const words = asking.say();
    life.happen(then, "Survey Answered", asking.who, {
      ...common,
      durationMs: Math.round((20 + random.exponential(60)) * 1000),
      answers: [...words.answers, ...comment(life, words)],
    });
  });
}

/** Tone of words that fit a score from 1 to 5. */
export function toneOf(felt: number): CommentTone {
  return felt <= 2 ? "poor" : felt === 3 ? "mixed" : "good";
}

const topicOf: Readonly<Record<Driver, CommentTopic>> = {
  product: "product",
  delivery: "delivery",
  service: "service",
  shop: "shop",
  price: "price",
  web: "web",
};

function relationship(life: Life): Said {
  const { feelings } = life;
  const score = feelings.recommend();
  const tone: CommentTone = score >= 9 ? "good" : score >= 7 ? "mixed" : "poor";
  const reason = feelings.reason(tone === "poor");
  const opinions = drivers.flatMap((driver): ArrivedAnswer[] => {
    const opinion = feelings.opinion(driver);
    if (opinion === undefined) return [];
    return [{ metric: "rating", question: driver, score: opinion, scaleMin: 1, scaleMax: 5 }];
  });
  return {
    answers: [{ metric: "nps", question: "recommend", score, scaleMin: 0, scaleMax: 10 }, ...opinions],
    topic: reason === undefined ? "general" : topicOf[reason],
    tone,
  };
}

/** Asks whether the person would recommend the company, and what they think of each driver. */
export function askRelationship(life: Life, at: number): void {
  // Whoever was asked about an experience in these days is left in peace for a week first.
  if (at - life.askedAt < betweenDays * dayMs) {
    life.later(at + betweenDays * dayMs, (then) => askRelationship(life, then));
    return;
  }
  life.askedAt = at;
  ask(life, at, {
    survey: "relationship",
    channel: "email",
    who: life.person.faces.email,
    readiness: 1,
    about: {},
    say: () => relationship(life),
  });
}

/** What was lived and may be asked about. */
export interface Lived {
  readonly touchpoint: string;
  readonly topic: CommentTopic;
  /** The score felt, 1–5. */
  readonly felt: number;
  /** Effort, 1–7 with 7 easy, where it is asked. */
  readonly ease?: number;
  /** Ask whether they would recommend after this, too. */
  readonly recommend?: boolean;
  readonly channel: Channel;
  readonly who: readonly Identifier[];
  readonly about: Facts;
  readonly facts?: CommentFacts;
  /** Share of these experiences that is asked about. */
  readonly sample: number;
  /** How much more this is answered than an e-mail. */
  readonly answered?: number;
}

/** Perhaps asks about an experience, some time after it. */
export function askAbout(life: Life, at: number, lived: Lived): void {
  const { random, feelings } = life;
  if (!random.chance(lived.sample)) return;
  if (at - life.askedAt < quietDays * dayMs) return;
  life.askedAt = at;
  life.later(at, (then) =>
    ask(life, then, {
      survey: `after_${lived.touchpoint}`,
      channel: lived.channel,
      who: lived.who,
      readiness: lived.answered ?? 1,
      about: lived.about,
      say: () => {
        const { touchpoint, felt, ease } = lived;
        const answers: ArrivedAnswer[] = [
          { metric: "csat", question: "satisfaction", score: felt, scaleMin: 1, scaleMax: 5, touchpoint },
        ];
        if (ease !== undefined)
          answers.push({
            metric: "ces",
            question: "effort",
            score: ease,
            scaleMin: 1,
            scaleMax: 7,
            touchpoint,
          });
        if (lived.recommend) {
          const score = Math.max(0, Math.min(10, feelings.recommend() + Math.round((felt - 4) * 0.8)));
          answers.push({
            metric: "nps",
            question: "recommend_after",
            score,
            scaleMin: 0,
            scaleMax: 10,
            touchpoint,
          });
        }
        // Who was treated well but had to work for it has a reserve.
        const tone = felt >= 4 && ease !== undefined && ease <= 3 ? "mixed" : toneOf(felt);
        return { answers, topic: lived.topic, tone, facts: lived.facts ?? {} };
      },
    }),
  );
}
