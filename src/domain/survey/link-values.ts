// What the address of a survey may say unseen besides its answers: the values that the survey asks for, and, for every survey,
// the place that it is answered about. A poster, a personal link and a kiosk say it alike.

import type { Questionnaire } from "./questionnaire.ts";

/** Where somebody answers: the key of a unit, and that of a touchpoint. */
export const linkPlaces = ["unit", "touchpoint"] as const;

/** A place by its keys; "" says nothing of it. */
export type LinkPlace = Readonly<Record<(typeof linkPlaces)[number], string>>;

/** The names of the values that a link of a survey may carry. */
export function linkValues({ hidden }: Pick<Questionnaire, "hidden">): string[] {
  return [...new Set([...hidden, ...linkPlaces])];
}

/** The part of an address that says a place. */
export function placeQuery(place: LinkPlace): [string, string][] {
  return linkPlaces.flatMap((name): [string, string][] => (place[name] === "" ? [] : [[name, place[name]]]));
}
