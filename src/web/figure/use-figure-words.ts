// A figure in words: its title when nobody gave it one, its filters, what its colours mean, and the sentence that says to
// those who cannot see a chart what stands in it.

import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerRow } from "../../api/contract.ts";
import type { FigureAnswer } from "../../api/contract-figures.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import { METRICS } from "../../domain/metric/metric.ts";
import type { FilterField } from "../../domain/question.ts";
import { type FigureData, rankedGroups } from "./figure-data.ts";
import { type FigureReader, formatFor } from "./reader.ts";

/** The words of figures for one reader. */
export interface FigureWords {
  readonly field: (field: FilterField) => string;
  readonly metric: (view: Pick<FigureView, "metric">) => string;
  /** "NPS by channel over time" */
  readonly title: (view: Pick<FigureView, "metric" | "by" | "time">) => string;
  /** "Channel is Phone or Chat; Unit is not Madrid"; "" without filters. */
  readonly filters: (view: Pick<FigureView, "filters">) => string;
  /** What stands in the chart, for those who listen. */
  readonly summary: (view: FigureView, figure: FigureAnswer, data: FigureData) => string;
}

const PHRASES_MAX = 3;

function fieldWords(t: TFunction<["figure", "overview"]>, nameOf: FigureReader["nameOf"]) {
  return (field: FilterField): string => {
    if (field.startsWith("trait:")) return field.slice(6);
    if (field.startsWith("segment:")) return nameOf("segment", field.slice(8));
    return t(
      `overview:filter.field.${field as Exclude<FilterField, `trait:${string}` | `segment:${string}`>}`,
    );
  };
}

/** The words for a reader. */
export function useFigureWords(reader: FigureReader): FigureWords {
  const { t } = useTranslation(["figure", "overview"]);
  return useMemo(() => {
    const field = fieldWords(t, reader.nameOf);
    const inText = (one: FilterField) =>
      /^(trait|segment):/.test(one) ? field(one) : field(one).toLocaleLowerCase();
    const metric: FigureWords["metric"] = (view) => METRICS[view.metric].name[reader.language];
    const title: FigureWords["title"] = ({ metric: key, by, time }) => {
      const name = metric({ metric: key });
      const [first, second] = by;
      const cut =
        first === undefined
          ? name
          : second === undefined
            ? t("title.by", { metric: name, field: inText(first) })
            : t("title.byTwo", { metric: name, field: inText(first), other: inText(second) });
      return time === null ? cut : t("title.time", { figure: cut });
    };
    const filters: FigureWords["filters"] = (view) =>
      view.filters
        .map((filter) =>
          t("filter", {
            field: field(filter.field),
            op: t(`overview:filter.op.${filter.op}`),
            values: reader.format.list(filter.values.map((value) => reader.nameOf(filter.field, value))),
          }),
        )
        .join("; ");
    const summary: FigureWords["summary"] = (view, figure, data) => {
      const { answer, grain, range } = figure;
      const format = formatFor(reader, answer);
      const head = { title: title(view), range: format.range(range) };
      const score = (value: number | null) => format.score(value, answer.unit);
      const total = score(answer.total.score);
      const named = data.groups.filter((group) => group.label !== "");
      if (answer.total.n === 0) return t("summary.empty", head);
      if (grain !== null && named.length === 0) {
        const known = (data.groups[0]?.points ?? []).filter(
          (point): point is { at: typeof point.at; row: AnswerRow } => point.row !== null,
        );
        const [first, last] = [known[0], known.at(-1)];
        if (first === undefined || last === undefined) return t("summary.empty", head);
        const lowest = known.reduce((a, b) => ((b.row.score ?? 0) < (a.row.score ?? 0) ? b : a));
        const highest = known.reduce((a, b) => ((b.row.score ?? 0) > (a.row.score ?? 0) ? b : a));
        return t("summary.time", {
          ...head,
          total,
          first: score(first.row.score),
          last: score(last.row.score),
          lowest: score(lowest.row.score),
          lowestAt: format.grain(lowest.at, grain, true),
          highest: score(highest.row.score),
          highestAt: format.grain(highest.at, grain, true),
        });
      }
      if (named.length === 0) return t("summary.number", { ...head, total, n: format.count(answer.total.n) });
      if (grain !== null)
        return t("summary.lines", {
          ...head,
          total,
          groups: format.count(named.length + data.truncated),
          names: named
            .slice(0, PHRASES_MAX)
            .map((group) => group.label)
            .join(", "),
        });
      const ranked = rankedGroups(named).filter(({ row }) => row !== null && !row.indicative);
      const phrase = (group: FigureData["groups"][number] | undefined) =>
        group?.row ? `${group.label} ${score(group.row.score)}` : "";
      if (ranked.length < 2)
        return t("summary.groupsFew", { ...head, total, groups: format.count(named.length) });
      return t("summary.groups", {
        ...head,
        total,
        groups: format.count(named.length + data.truncated),
        highest: phrase(ranked[0]),
        lowest: phrase(ranked.at(-1)),
      });
    };
    return { field, metric, title, filters, summary };
  }, [t, reader]);
}
