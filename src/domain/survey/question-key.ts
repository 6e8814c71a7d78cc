// Names for what is added to a questionnaire: short, readable, made of the words that people wrote, and never given twice. A
// key of a question is its name for ever, so one that some version had is taken also when its question is gone.

import { fold } from "../fold.ts";

/** Longest key. */
const keyMax = 40;

/** Words that say nothing about a question. */
const filling = new Set(
  `a al algo con como cual cuales cuando cuanto de del desde donde el ella en es esta este ha han hay la las le les lo los mas me
   muy nos nuestra nuestro o os para pero por que quien se si sin sobre son su sus te tiene tu un una usted ustedes y ya
   am an and are as at be by did do does for from had has have how i if in is it its of on or our so that the their there this to
   us was we were what when where which who why will with would you your`.split(/\s+/),
);

/** The words of a text as a key would have them; "" when nothing of it can stand in a key. */
export function keyOfText(text: string): string {
  const words = fold(text).match(/[a-z0-9]+/g) ?? [];
  const telling = words.filter((word) => !filling.has(word));
  let key = "";
  for (const word of (telling.length > 0 ? telling : words).slice(0, 4)) {
    const longer = key === "" ? word : `${key}_${word}`;
    if (longer.length > keyMax - 4) break;
    key = longer;
  }
  return /^[a-z]/.test(key) ? key : "";
}

/** A key that is not taken: `wanted`, else with a number behind it. */
export function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.slice(0, keyMax - 5).replace(/_\d+$/, "");
  for (let n = 2; ; n++) if (!taken.has(`${stem}_${n}`)) return `${stem}_${n}`;
}
