// A segment's condition as one sentence in Spanish or English: what a list, a filter and a report say of it. Made of the tree
// alone, so that it never says anything else than what is counted.

import { channelNames, parseChannel } from "./channel.ts";
import type { CustomerKind } from "./customer.ts";
import type {
  AmountMatch,
  AnsweredLeaf,
  DidField,
  DidLeaf,
  NpsGroup,
  SegmentCondition,
  SegmentLeafCondition,
  TextMatch,
  TraitLeaf,
  ValueLeaf,
  When,
} from "./segment.ts";
import { type SentenceWords, sentenceWords } from "./segment-words.ts";
import { parseStage, stageNames } from "./stage.ts";

/** The languages of sentences. */
export type SentenceLanguage = "es" | "en";

/** How things are called that the condition names by key or id. */
export interface SentenceNames {
  readonly touchpoint?: (key: string) => string | undefined;
  readonly segment?: (id: string) => string | undefined;
}

/** Writes the sentences of one language. */
function createWriter(language: SentenceLanguage, names: SentenceNames) {
  const words: SentenceWords = sentenceWords[language];
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 4 });
  const date = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  const lists = {
    or: new Intl.ListFormat(language, { type: "disjunction" }),
    and: new Intl.ListFormat(language, { type: "conjunction" }),
  };
  const quote = (text: string) => (text === "" ? words.nothing : words.quoted(text));
  const dayOf = (moment: string) => date.format(new Date(`${moment.slice(0, 10)}T00:00:00Z`));
  const days = (n: number) => words.days(number.format(n), n === 1);

  const lastDays = (n: number) => words.lastDays(number.format(n), n === 1);

  function nameOf(field: string, value: string): string {
    if (field === "channel") {
      const channel = parseChannel(value);
      if (channel) return channelNames[channel][language];
    }
    if (field === "stage") {
      const stage = parseStage(value);
      if (stage) return stageNames[stage][language];
    }
    if (field === "touchpoint" && value !== "") return names.touchpoint?.(value) ?? value;
    return quote(value);
  }

  function when(given: When | undefined): string {
    if (given === undefined) return "";
    if ("lastDays" in given) return ` ${lastDays(given.lastDays)}`;
    if ("olderThanDays" in given) return ` ${words.olderThan(days(given.olderThanDays))}`;
    const { from, to } = given;
    if (from !== undefined && to !== undefined) return ` ${words.between(dayOf(from), dayOf(to))}`;
    return from === undefined ? ` ${words.until(dayOf(to ?? ""))}` : ` ${words.since(dayOf(from))}`;
  }

  function text({ field, op, values }: TextMatch<string>): string {
    const listed = lists.or.format(values.map((value) => nameOf(field, value)));
    return words[op](words.fields[field] ?? field, listed);
  }

  function match(one: TextMatch<string> | AmountMatch): string {
    if (!("amount" in one)) return text(one);
    const amount = number.format(one.amount);
    return words.amounts[one.field](words.bound[one.op](amount));
  }

  function did(leaf: DidLeaf): string {
    const { op, n } = leaf.times ?? { op: "at_least", n: 1 };
    const isNever = n === 0 && op !== "at_least";
    const kinds = leaf.where.find(
      (one): one is TextMatch<DidField> => !("amount" in one) && one.field === "kind" && one.op === "is",
    );
    const verbs = (kinds?.values ?? [""]).map((kind) => words.verbs[kind] ?? words.verbs["other"]);
    const verb = lists.or.format(verbs.map((each) => each?.[isNever ? 1 : 0] ?? ""));
    const rest = leaf.where.filter((one) => one !== kinds).map(match);
    const circumstances = rest.length === 0 ? "" : ` ${words.with} ${lists.and.format(rest)}`;
    const isOnce = n === 1 && op === "at_least";
    const count = isNever || isOnce ? "" : ` ${words.bound[op](words.times(number.format(n), n === 1))}`;
    return `${isNever ? words.whoNot : words.who} ${verb}${circumstances}${count}${when(leaf.when)}`;
  }

  function answered(leaf: AnsweredLeaf): string {
    const metric = words.metrics[leaf.metric];
    const groups = leaf.groups
      ? words.asGroup(lists.or.format(leaf.groups.map((group: NpsGroup) => words.groups[group])))
      : "";
    const { from, to } = leaf;
    const range =
      from !== undefined && to !== undefined
        ? words.scoreBetween(number.format(from), number.format(to))
        : from !== undefined
          ? words.bound.at_least(number.format(from))
          : to !== undefined
            ? words.bound.at_most(number.format(to))
            : "";
    const result = [groups, range].filter((part) => part !== "").join(` ${words.and} `);
    const circumstances = (leaf.where ?? []).map(text);
    const tail = `${circumstances.length === 0 ? "" : ` ${words.with} ${lists.and.format(circumstances)}`}${when(leaf.when)}`;
    if (result === "") return `${words.answered(metric)}${tail}`;
    return leaf.which === "latest"
      ? `${words.latestWas(metric, tail)} ${result}`
      : `${words.anyWas(metric, result)}${tail}`;
  }

  function worth(leaf: ValueLeaf): string {
    const amount = words.bound[leaf.op](number.format(leaf.amount));
    return `${words.values[leaf.of](amount)}${when(leaf.when)}`;
  }

  function trait(leaf: TraitLeaf): string {
    const whose = words.whose(leaf.key);
    switch (leaf.op) {
      case "is":
      case "is_not":
      case "contains":
        return words.traitOps[leaf.op](whose, lists.or.format(leaf.values.map(quote)));
      case "exists":
      case "not_exists":
        return words.traitKnown[leaf.op](leaf.key);
      case "at_least":
      case "at_most":
        return words.traitOps.is(whose, words.bound[leaf.op](number.format(leaf.amount)));
      case "before":
      case "after":
        return words.traitDay[leaf.op](whose, dayOf(leaf.day));
      case "last_days":
        return words.traitDay.last_days(whose, lastDays(leaf.days));
    }
  }

  function leafText(leaf: SegmentLeafCondition): string {
    switch (leaf.fact) {
      case "trait":
        return trait(leaf);
      case "did":
        return did(leaf);
      case "answered":
        return answered(leaf);
      case "value":
        return worth(leaf);
      case "seen":
        return `${words.seen[leaf.which]}${when(leaf.when)}`;
      case "customer":
        return words.kind(lists.or.format(leaf.kinds.map((kind: CustomerKind) => words.kinds[kind])));
      case "segment":
        return words.segment(quote(names.segment?.(leaf.id) ?? leaf.id));
    }
  }

  /** Parts of a group; groups within it stand in brackets. */
  function group(parts: readonly SegmentCondition[], joint: string): string {
    const texts = parts.map((part) => {
      const inner = tree(part);
      const isList = ("all" in part && part.all.length > 1) || ("any" in part && part.any.length > 1);
      return isList && parts.length > 1 ? `(${inner})` : inner;
    });
    return texts.join(` ${joint} `);
  }

  function tree(condition: SegmentCondition): string {
    if ("all" in condition)
      return condition.all.length === 0 ? words.everyone : group(condition.all, words.and);
    if ("any" in condition) return condition.any.length === 0 ? words.nobody : group(condition.any, words.or);
    if ("not" in condition) return words.not(tree(condition.not));
    return leafText(condition);
  }

  return { sentence: (condition: SegmentCondition) => `${words.customers} ${tree(condition)}`, clause: tree };
}

/** The whole sentence: "Customers who bought at least 2 times in the last 90 days". */
export function segmentSentence(
  condition: SegmentCondition,
  language: SentenceLanguage,
  names: SentenceNames = {},
): string {
  return createWriter(language, names).sentence(condition);
}

/** One part of the sentence, as it stands within it: "who bought at least 2 times in the last 90 days". */
export function segmentClause(
  condition: SegmentCondition,
  language: SentenceLanguage,
  names: SentenceNames = {},
): string {
  return createWriter(language, names).clause(condition);
}
