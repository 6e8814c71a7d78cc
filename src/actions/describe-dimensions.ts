// What can be filtered and grouped by in a workspace: the values its log really holds.

import { type Channel, parseChannel } from "../domain/channel.ts";
import { type GroupField, groupFields } from "../domain/question.ts";
import { parseStage, type Stage } from "../domain/stage.ts";
import { dimensions } from "../warehouse/dimensions.ts";
import type { App } from "./app.ts";

/** Values by dimension, and all fields. */
export async function describeDimensions(app: Pick<App, "warehouse">, workspace: number) {
  const found = await dimensions(app.warehouse, workspace);
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
