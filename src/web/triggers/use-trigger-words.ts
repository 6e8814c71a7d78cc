// A trigger in one sentence: "Two hours after a delivery at Home delivery, between 9 and 21 h of their clock, half of the
// customers, by e-mail."

import { useTranslation } from "react-i18next";
import { numberFormat } from "../../domain/formatters.ts";
import { type InteractionKind, interactionKinds } from "../../domain/interaction.ts";
import {
  type FieldMatch,
  isAnyHour,
  isMatch,
  type PropertyMatch,
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
    if (field === "event" || field === "outcome" || field === "product" || field === "url") return value;
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
  url: "notUrl",
} as const;

function isKind(value: string): value is InteractionKind {
  return interactionKinds.some((one) => one === value);
}

/** Says what sets a trigger off, as a phrase that can follow "after". */
function useConditionPhrase(): (condition: TriggerCondition) => string {
  const { t } = useTranslation(["triggers", "segments"]);
  const language = useLanguage();
  const number = numberFormat(language, { maximumFractionDigits: 2 });
  const nameOf = useTriggerNames();
  const anyOf = (words: readonly string[]) =>
    new Intl.ListFormat(language, { type: "disjunction" }).format(words);
  /** Texts of one's own, each in quotes. */
  const quoted = (values: readonly string[]) =>
    values.length === 0 ? t("phrase.unfinished") : anyOf(values.map((text) => t("phrase.quoted", { text })));
  const listOf = ({ field, values }: FieldMatch) => {
    if (values.length === 0) return t("phrase.unfinished");
    return anyOf(
      values.map((value) =>
        field === "kind" ? t(`noun.${isKind(value) ? value : ""}`) : nameOf(field, value),
      ),
    );
  };
  const propertyOf = ({ property }: PropertyMatch) => property || t("phrase.unfinished");
  const isHead = (match: TriggerMatch): match is FieldMatch =>
    !("property" in match) && (match.field === "event" || match.field === "kind");
  const head = (match: FieldMatch) => {
    if (match.op === "contains" || match.op === "starts_with")
      return t(`phrase.named.${match.op}`, { list: quoted(match.values) });
    const list = listOf(match);
    if (match.op === "is_not")
      return t(match.field === "event" ? "phrase.notEvent" : "phrase.notKind", { list });
    return match.field === "event" ? t("phrase.event", { list }) : list;
  };
  const tail = (match: TriggerMatch) => {
    if ("amount" in match) {
      const { op, amount } = match;
      const bound = { bound: t(`segments:op.${op}`), n: number.format(amount) };
      return "property" in match
        ? t("phrase.has.bound", { ...bound, name: propertyOf(match) })
        : t(`phrase.${match.field}`, { ...bound, count: amount });
    }
    if ("property" in match)
      return t(`phrase.has.${match.op}`, { name: propertyOf(match), list: quoted(match.values) });
    const { field, op } = match;
    if (field === "event" || field === "kind") return head(match);
    if (op !== "contains" && op !== "starts_with")
      return t(`phrase.${op === "is" ? field : notOf[field]}`, { list: listOf(match) });
    const list = quoted(match.values);
    return field === "url"
      ? t(`phrase.page.${op}`, { list })
      : t(`phrase.has.${op}`, { name: t(`segments:field.${field}`), list });
  };
  const phrase = (condition: TriggerCondition): string => {
    if ("not" in condition) return t("phrase.not", { what: phrase(condition.not) });
    if ("any" in condition)
      return condition.any.length === 0 ? t("phrase.unfinished") : anyOf(condition.any.map(phrase));
    const parts = "all" in condition ? condition.all : [condition];
    if (parts.length === 0) return t("phrase.unfinished");
    const matches = parts.filter(isMatch);
    const first = matches.find(isHead);
    const rest = matches.filter((match) => match !== first);
    const said = [first ? head(first) : t("noun."), ...rest.map(tail)].join(" ");
    const groups = parts.filter((part) => !isMatch(part));
    const [only] = groups;
    if (matches.length === 0 && groups.length === 1 && only) return phrase(only);
    return groups.reduce((what: string, group) => {
      // "A purchase, at the checkout or for at least 50": what is said of one thing needs no other thing to be said of.
      const tails = "any" in group ? group.any.filter(isMatch).filter((match) => !isHead(match)) : [];
      return "any" in group && tails.length > 0 && tails.length === group.any.length
        ? `${what}, ${anyOf(tails.map(tail))}`
        : t("phrase.that", { what, more: phrase(group) });
    }, said);
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
