// Where in the editor a flaw is seen: the address of the part that it belongs to.

import { type Flaw, findFlaws } from "../../domain/survey/find-flaws.ts";
import type { Questionnaire } from "../../domain/survey/questionnaire.ts";

/** The address: `question.KEY`, `section.KEY`, `ending.KEY`, `quota.KEY`, or `about`. */
export function flawAddress({ path, code }: Flaw, questionnaire: Questionnaire): string {
  const [list, i, inner, j] = path;
  if (typeof i !== "number") {
    if (code === "last_ending") return `ending.${questionnaire.endings.at(-1)?.key ?? ""}`;
    if (code === "asks_nothing") return `section.${questionnaire.sections[0]?.key ?? ""}`;
    return "about";
  }
  if (list === "endings") return `ending.${questionnaire.endings[i]?.key ?? ""}`;
  if (list === "quotas") return `quota.${questionnaire.quotas[i]?.key ?? ""}`;
  const section = questionnaire.sections[i];
  if (inner === "questions" && typeof j === "number") return `question.${section?.questions[j]?.key ?? ""}`;
  return `section.${section?.key ?? ""}`;
}

/** The flaws of a questionnaire as they are listed: what is said twice of one part is one thing to put right. */
export function listedFlaws(questionnaire: Questionnaire): readonly Flaw[] {
  const said = new Map<string, Flaw>();
  for (const flaw of findFlaws(questionnaire)) {
    const name = `${flawAddress(flaw, questionnaire)} ${flaw.code} ${flaw.about}`;
    if (!said.has(name)) said.set(name, flaw);
  }
  return [...said.values()];
}
