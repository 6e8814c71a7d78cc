// JSON text of a value that JSON.parse gave, however deeply it is nested. JSON.stringify runs out of stack on a hostile
// body of brackets; what is kept aside must still be kept whole.

import { isObject } from "./clean-text.ts";

type Step = { readonly text: string } | { readonly value: unknown };

function writeDeep(root: unknown): string {
  const parts: string[] = [];
  const steps: Step[] = [{ value: root }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ("text" in step) {
      parts.push(step.text);
      continue;
    }
    const { value } = step;
    const isList = Array.isArray(value);
    if (!isList && !isObject(value)) {
      parts.push(JSON.stringify(value) ?? "null");
      continue;
    }
    const inside: Step[] = [];
    if (isList)
      for (const item of value) inside.push({ text: inside.length > 0 ? "," : "" }, { value: item });
    else
      for (const key of Object.keys(value))
        inside.push(
          { text: `${inside.length > 0 ? "," : ""}${JSON.stringify(key)}:` },
          { value: value[key] },
        );
    parts.push(isList ? "[" : "{");
    steps.push({ text: isList ? "]" : "}" });
    for (let i = inside.length - 1; i >= 0; i--) steps.push(inside[i] as Step);
  }
  return parts.join("");
}

/** The value as JSON text. Never throws for values that came out of JSON.parse. */
export function writeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "null";
  } catch {
    return writeDeep(value);
  }
}
