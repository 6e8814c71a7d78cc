import fc from "fast-check";
import { expect, it } from "vitest";
import { goBack, goForward, type History, noHistory, note } from "./edit-history.ts";

it("takes back every change one by one, and makes them again, whatever was changed", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 30 }), (states) => {
      let history: History<number> = noHistory;
      let now = -1;
      for (const state of states) {
        history = note(history, now, "");
        now = state;
      }
      for (const before of [-1, ...states].slice(0, -1).reverse()) {
        const back = goBack(history, now);
        expect(back?.state).toBe(before);
        if (back) ({ state: now, history } = back);
      }
      expect(goBack(history, now)).toBeUndefined();
      for (const state of states) {
        const on = goForward(history, now);
        expect(on?.state).toBe(state);
        if (on) ({ state: now, history } = on);
      }
      expect(goForward(history, now)).toBeUndefined();
    }),
  );
});

it("takes the letters of one text back together, and nothing that was done in between", () => {
  let history: History<string> = note(noHistory, "", "text");
  history = note(history, "a", "text");
  history = note(history, "ab", "text");
  expect(goBack(history, "abc")?.state).toBe("");
  history = note(history, "abc", "other");
  expect(goBack(note(history, "abc moved", "text"), "abcd")?.state).toBe("abc moved");
});

it("forgets what was taken back when something else is done", () => {
  const back = goBack(note(noHistory, 1, ""), 2);
  expect(back && note(back.history, 1, "").future).toEqual([]);
});
