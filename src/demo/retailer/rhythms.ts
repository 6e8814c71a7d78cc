// When the invented retailer is busy: the shop before Christmas and on Saturdays, the site in the evening, the courier on
// working days. Nought is closed.

import type { Rhythm } from "../calendar.ts";

//                Jan   Feb   Mar   Apr   May   Jun   Jul   Aug   Sep   Oct   Nov   Dec
const selling = [1.08, 0.82, 0.9, 0.95, 1.02, 1.0, 1.04, 0.78, 0.94, 1.0, 1.24, 1.42];
const asking = [1.15, 0.95, 0.92, 0.95, 0.98, 0.95, 0.95, 0.78, 1.0, 1.0, 1.12, 1.3];
const even = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];

/** Shops open from ten to nine, Monday to Saturday. */
export const shopRhythm: Rhythm = {
  months: selling,
  weekdays: [0, 0.8, 0.8, 0.85, 0.95, 1.25, 1.9],
  hours: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 5, 7, 7, 4, 3, 4, 7, 9, 10, 6, 0, 0, 0],
  holidays: true,
};

/** The site never closes; evenings and Sundays are its best hours. */
export const webRhythm: Rhythm = {
  months: selling,
  weekdays: [1.3, 1.05, 1, 0.95, 0.95, 0.9, 0.95],
  hours: [2, 1, 0.5, 0.3, 0.3, 0.5, 1, 2, 3, 4, 5, 5, 5, 5, 6, 6, 5, 5, 6, 7, 8, 10, 9, 5],
  holidays: false,
};

/** The call centre answers from nine to nine, Monday to Saturday; Monday mornings are the worst. */
export const callRhythm: Rhythm = {
  months: asking,
  weekdays: [0, 1.5, 1.15, 1.05, 1, 0.95, 0.5],
  hours: [0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 11, 12, 10, 7, 4, 4, 6, 8, 7, 5, 3, 0, 0, 0],
  holidays: true,
};

/** Couriers work on weekdays and Saturday mornings. */
export const courierRhythm: Rhythm = {
  months: even,
  weekdays: [0, 1, 1, 1, 1, 1, 0.35],
  hours: [0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 9, 10, 10, 9, 4, 3, 6, 8, 8, 5, 0, 0, 0, 0],
  holidays: true,
};

/** Newsletters leave in the morning, Tuesday to Thursday mostly. */
export const mailingRhythm: Rhythm = {
  months: selling,
  weekdays: [0.2, 0.6, 1.6, 1.2, 1.6, 0.5, 0.2],
  hours: [0, 0, 0, 0, 0, 0, 0, 2, 8, 12, 9, 4, 1, 0, 0, 0, 2, 3, 1, 0, 0, 0, 0, 0],
  holidays: false,
};

/** Adverts, posts and friends' words happen whenever people are awake. */
export const awakeRhythm: Rhythm = {
  months: even,
  weekdays: [1.2, 0.95, 0.95, 0.95, 0.95, 1, 1.1],
  hours: [1, 0, 0, 0, 0, 0, 1, 3, 5, 4, 4, 4, 4, 5, 6, 6, 5, 5, 5, 6, 7, 9, 8, 4],
  holidays: false,
};
