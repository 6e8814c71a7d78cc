// The places that a trigger has in seven days: so many of a unit, so many of a segment, and as many as bring the answers that
// are aimed for at a touchpoint. Pure. A place is taken only by somebody whom nothing else keeps back.

import type { InvitationHold } from "../contact-rules.ts";
import { answerRate, expectedAnswers, sampledShare } from "./sampled-share.ts";
import type { SurveyTrigger } from "./trigger.ts";

/** What came of the last seven days at one unit and touchpoint. */
export interface PlacesTaken {
  readonly unit: string;
  readonly touchpoint: string;
  readonly asked: number;
  /** Answers that were completed in these days, by whomever they were asked. */
  readonly answered: number;
  /** Those who were not asked because there was no place. */
  readonly left: number;
}

/** What is known before somebody is decided about. */
export interface PlacesKnown {
  readonly taken: readonly PlacesTaken[];
  /** How many members of a segment were asked in the last seven days. */
  readonly bySegment: ReadonlyMap<string, number>;
  /** Of those who were asked lately and have had the time to answer. */
  readonly measured: { readonly asked: number; readonly answered: number };
  /** Occasions a week to expect at a touchpoint before seven days have shown it; they are those of which a share is drawn. */
  readonly expected: ReadonlyMap<string, number>;
}

/** Somebody who could be asked. */
export interface PlaceWanted {
  readonly unit: string;
  readonly touchpoint: string;
  readonly segments: readonly string[];
  /** From 0 to below 1, drawn once for what set the trigger off. */
  readonly draw: number;
}

interface AtTouchpoint {
  readonly asked: number;
  readonly answered: number;
  readonly came: number;
}

const nothing: AtTouchpoint = { asked: 0, answered: 0, came: 0 };

/** The places as they stand. */
export class TriggerPlaces {
  private constructor(
    private readonly trigger: Pick<SurveyTrigger, "unitWeekly" | "quotas" | "answersWeekly">,
    private readonly rate: number,
    private readonly expected: ReadonlyMap<string, number>,
    private readonly byUnit: Map<string, number>,
    private readonly bySegment: Map<string, number>,
    private readonly byTouchpoint: Map<string, AtTouchpoint>,
  ) {}

  static of(
    trigger: Pick<SurveyTrigger, "unitWeekly" | "quotas" | "answersWeekly">,
    { taken, bySegment, measured, expected }: PlacesKnown,
  ): TriggerPlaces {
    const byUnit = new Map<string, number>();
    const byTouchpoint = new Map<string, AtTouchpoint>();
    for (const { unit, touchpoint, asked, answered, left } of taken) {
      byUnit.set(unit, (byUnit.get(unit) ?? 0) + asked);
      const at = byTouchpoint.get(touchpoint) ?? nothing;
      byTouchpoint.set(touchpoint, {
        asked: at.asked + asked,
        answered: at.answered + answered,
        came: at.came + asked + left,
      });
    }
    const rate = answerRate(measured);
    return new TriggerPlaces(trigger, rate, expected, byUnit, new Map(bySegment), byTouchpoint);
  }

  copy(): TriggerPlaces {
    const { trigger, rate, expected, byUnit, bySegment, byTouchpoint } = this;
    return new TriggerPlaces(
      trigger,
      rate,
      expected,
      new Map(byUnit),
      new Map(bySegment),
      new Map(byTouchpoint),
    );
  }

  /** The share of the occasions of a touchpoint that is asked now. */
  shareAt(touchpoint: string): number {
    const { answersWeekly } = this.trigger;
    if (answersWeekly === 0) return 1;
    const at = this.byTouchpoint.get(touchpoint) ?? nothing;
    const occasions = Math.max(at.came, this.expected.get(touchpoint) ?? 0);
    return sampledShare(answersWeekly, {
      occasions,
      rate: this.rate,
      expected: expectedAnswers(at, this.rate),
    });
  }

  /** Why there is no place for somebody; null when there was one, which is taken now. */
  take({ unit, touchpoint, segments, draw }: PlaceWanted): InvitationHold | null {
    const hold = this.holdOf({ unit, touchpoint, segments, draw });
    const at = this.byTouchpoint.get(touchpoint) ?? nothing;
    const asked = at.asked + (hold === null ? 1 : 0);
    this.byTouchpoint.set(touchpoint, { ...at, asked, came: at.came + 1 });
    if (hold !== null) return hold;
    this.byUnit.set(unit, (this.byUnit.get(unit) ?? 0) + 1);
    for (const segment of segments) this.bySegment.set(segment, (this.bySegment.get(segment) ?? 0) + 1);
    return null;
  }

  private holdOf({ unit, touchpoint, segments, draw }: PlaceWanted): InvitationHold | null {
    const { unitWeekly, quotas } = this.trigger;
    if (unitWeekly > 0 && unit !== "" && (this.byUnit.get(unit) ?? 0) >= unitWeekly) return "quota";
    const isFull = quotas.some(
      ({ segment, weekly }) => segments.includes(segment) && (this.bySegment.get(segment) ?? 0) >= weekly,
    );
    if (isFull) return "quota";
    return draw < this.shareAt(touchpoint) ? null : "enough";
  }
}
