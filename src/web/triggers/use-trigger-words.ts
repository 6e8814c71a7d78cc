// A trigger in one sentence: "Two hours after a delivery at Home delivery, between 9 and 21 h of their clock, half of the
// customers, by e-mail."

import { useTranslation } from "react-i18next";
import { type InteractionKind, interactionKinds } from "../../domain/interaction.ts";
import {
  isAnyHour,
  type TriggerCondition,
  type TriggerField,
  type TriggerMatch,
} from "../../domain/survey/trigger.ts";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import { useUnitNames } from "../units/use-units.ts";
import { useNames } from "../view/use-names.ts";
import type { Trigger } from "./queries.ts";

/** The names of values as people call them. */
export function useTriggerNames(): (field: TriggerField | "segment", value: string) => string {
  const nameOf = useNames();
  const unitName = useUnitNames();
  return (field, value) => {
    if (field === "unit") return unitName(value);
    if (field === "event" || field === "outcome" || field === "product") return value;
    return nameOf(field, value);
  };
}

const minutesOf = { days: 24 * 60, hours: 60, minutes: 1 } as const;

/** The largest unit in which a delay is a whole number. */
export function delayUnitOf(minutes: number): keyof typeof minutesOf {
  if (minutes > 0 && minutes % minutesOf.days === 0) return "days";
  return minutes > 0 && minutes % minutesOf.hours === 0 ? "hours" : "minutes";
}

/** A delay in minutes. */
export const delayMinutes = (n: number, unit: keyof typeof minutesOf): number => n * minutesOf[unit];

const notOf = {
  event: "notEvent",
  kind: "notKind",
  channel: "notChannel",
  touchpoint: "notTouchpoint",
  unit: "notUnit",
  outcome: "notOutcome",
  product: "notProduct",
} as const;

function isKind(value: string): value is InteractionKind {
  return interactionKinds.some((one) => one === value);
}

/** Says what sets a trigger off, as a phrase that can follow "after". */
function useConditionPhrase(): (condition: TriggerCondition) => string {
  const { t } = useTranslation("triggers");
  const language = useLanguage();
  const nameOf = useTriggerNames();
  const anyOf = (words: readonly string[]) =>
    new Intl.ListFormat(language, { type: "disjunction" }).format(words);
  const listOf = ({ field, values }: TriggerMatch) => {
    if (values.length === 0) return t("phrase.unfinished");
    return anyOf(
      values.map((value) =>
        field === "kind" ? t(`noun.${isKind(value) ? value : ""}`) : nameOf(field, value),
      ),
    );
  };
  const isHead = ({ field }: TriggerMatch) => field === "event" || field === "kind";
  const head = (match: TriggerMatch) => {
    const list = listOf(match);
    if (match.op === "is_not")
      return t(match.field === "event" ? "phrase.notEvent" : "phrase.notKind", { list });
    return match.field === "event" ? t("phrase.event", { list }) : list;
  };
  const tail = (match: TriggerMatch) => {
    const { field, op } = match;
    const list = listOf(match);
    if (field === "kind") return head(match);
    return t(`phrase.${op === "is" ? field : notOf[field]}`, { list });
  };
  const phrase = (condition: TriggerCondition): string => {
    if ("not" in condition) return t("phrase.not", { what: phrase(condition.not) });
    if ("any" in condition)
      return condition.any.length === 0 ? t("phrase.unfinished") : anyOf(condition.any.map(phrase));
    const parts = "all" in condition ? condition.all : [condition];
    if (parts.length === 0) return t("phrase.unfinished");
    const matches = parts.filter((part) => "field" in part);
    const first = matches.find(isHead);
    const rest = matches.filter((match) => match !== first);
    const said = [first ? head(first) : t("noun."), ...rest.map(tail)].join(" ");
    const groups = parts.filter((part) => !("field" in part)).map(phrase);
    if (matches.length === 0 && groups.length === 1) return groups.join("");
    return groups.reduce((what, more) => t("phrase.that", { what, more }), said);
  };
  return phrase;
}

/** Says a trigger in a sentence. */
export function useTriggerSentence(): (trigger: Trigger) => string {
  const { t } = useTranslation("triggers");
  const format = useFormat();
  const nameOf = useTriggerNames();
  const phrase = useConditionPhrase();
  const numbers = t("sentence.numbers", { returnObjects: true });
  const said = (n: number) => numbers[n] ?? format.count(n);
  const moment = ({ when, delayMinutes: minutes }: Trigger) => {
    if (when.kind === "schedule") {
      const segment = when.segment === "" ? t("phrase.unfinished") : nameOf("segment", when.segment);
      return t("sentence.every", { count: when.everyDays, n: format.count(when.everyDays), segment });
    }
    const what = phrase(when.where);
    if (minutes === 0) return t("sentence.now", { what });
    const unit = delayUnitOf(minutes);
    const count = minutes / minutesOf[unit];
    return t(`sentence.${unit}`, { count, n: said(count), what });
  };
  const share = (percent: number) =>
    percent === 100
      ? t("sentence.all")
      : percent === 50
        ? t("sentence.half")
        : percent === 25
          ? t("sentence.quarter")
          : t("sentence.share", { share: format.share(percent / 100, Number.isInteger(percent) ? 0 : 1) });
  return (trigger) => {
    const { when, hours, percent, way, answersWeekly: aim, unitWeekly, quotas } = trigger;
    const parts = [
      moment(trigger),
      isAnyHour(hours) ? t("sentence.anyHour") : t("sentence.between", hours),
      // "Each customer" says it already.
      ...(when.kind === "schedule" && percent === 100 ? [] : [share(percent)]),
      t(`sentence.${way}`),
    ].join(", ");
    const limits = [
      ...(aim > 0 ? [t("sentence.aim", { count: aim, n: format.count(aim) })] : []),
      ...(unitWeekly > 0 ? [t("sentence.unit", { n: format.count(unitWeekly) })] : []),
      ...quotas
        .filter(({ segment }) => segment !== "")
        .map(({ segment, weekly }) =>
          t("sentence.quota", { n: format.count(weekly), segment: nameOf("segment", segment) }),
        ),
    ];
    return `${[parts.charAt(0).toLocaleUpperCase() + parts.slice(1), ...limits].join("; ")}.`;
  };
}
