// "Whose latest NPS was that of a promoter": a metric, the latest or any answer, its group or score, and when.

import { NativeSelect, NumberInput } from "@mantine/core";
import { type AnsweredLeaf, npsGroups, segmentMetrics } from "../../domain/segment.ts";
import { useSegmentWords } from "./use-fact-words.ts";
import { WhenField } from "./when-field.tsx";

/** What an answer of each metric can be. */
const scales = { nps: [0, 10], csat: [1, 5], ces: [1, 7], rating: [1, 5] } as const;

function resultOf(fact: AnsweredLeaf): string {
  if (fact.groups) return fact.groups.length === 1 ? (fact.groups[0] ?? "") : "several";
  return fact.from === undefined && fact.to === undefined ? "any" : "score";
}

/** The line. */
export function AnsweredFact(props: {
  label: string;
  fact: AnsweredLeaf;
  onChange: (fact: AnsweredLeaf) => void;
}) {
  const t = useSegmentWords();
  const { label, fact, onChange } = props;
  const [least, most] = scales[fact.metric];
  const { groups: _, from: __, to: ___, ...plain } = fact;
  const result = resultOf(fact);
  const score = (name: "from" | "to") => (
    <NumberInput
      aria-label={t(`answered.${name}`, { line: label })}
      w="5rem"
      min={least}
      max={most}
      value={fact[name] ?? (name === "from" ? least : most)}
      onChange={(value) => onChange({ ...fact, [name]: Number(value) })}
    />
  );
  return (
    <>
      <NativeSelect
        aria-label={t("answered.which", { line: label })}
        value={fact.which}
        data={[
          { value: "latest", label: t("answered.latest") },
          { value: "any", label: t("answered.any") },
        ]}
        onChange={(event) =>
          onChange({ ...fact, which: event.currentTarget.value === "any" ? "any" : "latest" })
        }
      />
      <NativeSelect
        aria-label={t("answered.metric", { line: label })}
        value={fact.metric}
        data={segmentMetrics.map((metric) => ({ value: metric, label: t(`metric.${metric}`) }))}
        onChange={(event) => {
          const metric = segmentMetrics.find((one) => one === event.currentTarget.value) ?? "nps";
          const [low, high] = scales[metric];
          onChange(
            metric === "nps"
              ? { ...plain, metric, groups: ["promoter"] }
              : { ...plain, metric, from: low, to: Math.floor((low + high) / 2) },
          );
        }}
      />
      <NativeSelect
        aria-label={t("answered.result", { line: label })}
        value={result}
        data={[
          ...(fact.metric === "nps"
            ? npsGroups.map((group) => ({ value: group as string, label: t(`answered.group.${group}`) }))
            : []),
          { value: "score", label: t("answered.score") },
          { value: "any", label: t("answered.whatever") },
          ...(result === "several"
            ? [
                {
                  value: "several",
                  label: (fact.groups ?? []).map((group) => t(`answered.group.${group}`)).join(", "),
                },
              ]
            : []),
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          const group = npsGroups.find((one) => one === chosen);
          if (group) onChange({ ...plain, groups: [group] });
          else if (chosen === "score") onChange({ ...plain, from: least, to: most });
          else if (chosen === "any") onChange(plain);
        }}
      />
      {result === "score" && (
        <>
          {score("from")}
          <span>{t("answered.and")}</span>
          {score("to")}
        </>
      )}
      <WhenField label={label} when={fact.when} ever onChange={(when) => onChange({ ...fact, when })} />
    </>
  );
}
