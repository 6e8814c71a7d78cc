// What one invented person feels: an opinion on each driver that experiences move, a mood, and from both what the person
// would say to "would you recommend us?". Every number comes from the truths.

import type { Random } from "../random.ts";
import { type Driver, drivers, retailerTruths, type Stance, type Tier } from "./truths.ts";

/** How much of the old opinion stays when something new is lived. */
const opinionKept = 0.5;
/** Some people are milder judges than others: standard deviation of the shift of all their scores. */
const lenienceSd = 0.2;

const lowest = 0.02;

/** A whole score from 1 to `top` whose expected value is `mean`. */
export function drawScore(mean: number, top: number, random: Random): number {
  const share = Math.min(1 - lowest, Math.max(lowest, (mean - 1) / (top - 1)));
  return 1 + random.binomial(top - 1, share);
}

/** The feelings of one person. */
export class Feelings {
  readonly #opinions = new Map<Driver, number>();
  readonly #lenience: number;
  readonly #shift: number;
  readonly #random: Random;
  #mood: number;

  constructor(tier: Tier, random: Random) {
    this.#random = random;
    this.#lenience = random.normal() * lenienceSd;
    this.#shift = retailerTruths.recommend.base + retailerTruths.recommend.tierShift[tier];
    this.#mood = random.normal() * retailerTruths.recommend.moodSd;
  }

  /** Lives something with this expected score and gives the score felt, 1–5; the opinion on the driver moves towards it. */
  live(driver: Driver, mean: number): number {
    const felt = drawScore(mean + this.#lenience, 5, this.#random);
    const before = this.#opinions.get(driver);
    this.#opinions.set(driver, before === undefined ? felt : before * opinionKept + felt * (1 - opinionKept));
    return felt;
  }

  /** What the person says of a driver, 1–5; undefined when nothing was lived there. */
  opinion(driver: Driver): number | undefined {
    const held = this.#opinions.get(driver);
    return held === undefined ? undefined : Math.round(held);
  }

  /** A month goes by: the mood drifts. */
  drift(): void {
    const { moodSd, moodKept } = retailerTruths.recommend;
    this.#mood = this.#mood * moodKept + this.#random.normal() * moodSd * Math.sqrt(1 - moodKept * moodKept);
  }

  /** What the person would answer to the recommendation question now, 0–10. */
  recommend(): number {
    let sum = this.#shift + this.#mood;
    for (const driver of drivers) {
      const said = this.opinion(driver);
      if (said !== undefined) sum += retailerTruths.recommend.weights[driver] * (said - 4);
    }
    return Math.max(0, Math.min(10, Math.round(sum)));
  }

  /** How the person stands now. */
  stance(): Stance {
    const score = this.recommend();
    return score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor";
  }

  /** The driver that weighs most on this side of the opinion: what a comment will be about. */
  reason(bad: boolean): Driver | undefined {
    let found: Driver | undefined;
    let most = 0;
    for (const driver of drivers) {
      const said = this.opinion(driver);
      if (said === undefined || (bad ? said > 3 : said < 4)) continue;
      const pull = retailerTruths.recommend.weights[driver] * (bad ? 4 - said : said - 2.5);
      const weight = pull * (0.5 + this.#random.next());
      if (weight > most) {
        most = weight;
        found = driver;
      }
    }
    return found;
  }
}
