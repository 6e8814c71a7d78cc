// What can be filtered and grouped by: the values that the log really holds within a sight.

import { type Channel, parseChannel } from "../domain/channel.ts";
import { type GroupField, groupFields } from "../domain/question.ts";
import type { Sight } from "../domain/sight.ts";
import { parseStage, type Stage } from "../domain/stage.ts";
import { dimensions } from "../warehouse/dimensions.ts";
import type { App } from "./app.ts";

/** Values by dimension, and all fields. */
export async function describeDimensions(app: Pick<App, "warehouse">, sight: Sight) {
  const found = await dimensions(app.warehouse, sight);
  const isChannel = (value: Channel | undefined): value is Channel => value !== undefined;
  const isStage = (value: Stage | undefined): value is Stage => value !== undefined;
  return {
    channels: found.channels.map(parseChannel).filter(isChannel),
    stages: found.stages.map(parseStage).filter(isStage),
    touchpoints: [...found.touchpoints],
    units: [...found.units],
    languages: [...found.languages],
    traits: [...found.traits],
    fields: [...groupFields, ...found.traits.map((name): GroupField => `trait:${name}`)],
  };
}
