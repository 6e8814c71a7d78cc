// Whether one person's score is good, middling or bad news: by NPS's own three groups, else by its place on its scale.

import type { Comment } from "../../api/contract.ts";
import type { Tone } from "../view/standing.ts";

/** Promoters from 9, passives from 7 (Reichheld 2003). */
const NPS_GOOD_FROM = 9;
const NPS_MIDDLE_FROM = 7;
/** Of the scale: its upper and lower thirds. */
const GOOD_FROM = 2 / 3;
const BAD_BELOW = 1 / 3;

/** The tone of a score; neutral when its scale is not known. CES 1.0 counts downwards: much effort is bad. */
export function scoreToneOf(one: Comment["scores"][number]): Tone {
  if (one.metric === "nps") {
    if (one.score >= NPS_GOOD_FROM) return "good";
    return one.score >= NPS_MIDDLE_FROM ? "neutral" : "bad";
  }
  if (one.scaleMin === null || one.scaleMax === null || one.scaleMax <= one.scaleMin) return "neutral";
  const place = (one.score - one.scaleMin) / (one.scaleMax - one.scaleMin);
  const upwards = one.metric === "ces1" ? 1 - place : place;
  if (upwards >= GOOD_FROM) return "good";
  return upwards <= BAD_BELOW ? "bad" : "neutral";
}
