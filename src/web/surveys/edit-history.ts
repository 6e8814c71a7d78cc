// What was there before each change of a draft, so that changes can be taken back and made again. Changes of one step, such as
// the letters of one text, are taken back together. Pure.

/** The states before and, after taking back, behind the one that is shown. */
export interface History<State> {
  readonly past: readonly State[];
  readonly future: readonly State[];
  /** The step of the last change; "" joins with nothing. */
  readonly step: string;
}

/** How far back one can go. */
const statesMax = 200;

/** Nothing changed yet. */
export const noHistory = { past: [], future: [], step: "" } as const;

/** Notes the state that stood before a change. */
export function note<State>(history: History<State>, before: State, step: string): History<State> {
  const isSameStep = step !== "" && step === history.step && history.past.length > 0;
  const past = isSameStep ? history.past : [...history.past, before].slice(-statesMax);
  return { past, future: [], step };
}

/** Goes one state back, or undefined when there is none. */
export function goBack<State>(history: History<State>, now: State) {
  const state = history.past.at(-1);
  if (state === undefined) return undefined;
  const past = history.past.slice(0, -1);
  return { state, history: { past, future: [now, ...history.future], step: "" } };
}

/** Goes one state forward again, or undefined when there is none. */
export function goForward<State>(history: History<State>, now: State) {
  const [state, ...future] = history.future;
  if (state === undefined) return undefined;
  return { state, history: { past: [...history.past, now], future, step: "" } };
}
