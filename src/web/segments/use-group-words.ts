// The words around the lines of a condition on customers.

import type { GroupWords } from "../condition/group-editor.tsx";
import { useSegmentWords } from "./use-fact-words.ts";

/** The words. */
export function useGroupWords(): GroupWords {
  const t = useSegmentWords();
  return {
    whole: t("group.whole"),
    group: (group) => t("group.name", { group }),
    outer: t("group.customers"),
    inner: t("group.inner"),
    join: (group) => t("group.join", { group }),
    joins: {
      all: t("group.joins.all"),
      any: t("group.joins.any"),
      none: t("group.joins.none"),
      not_all: t("group.joins.not_all"),
    },
    removeGroup: (group) => t("group.remove", { group }),
    addLine: t("group.addLine"),
    addGroup: t("group.addGroup"),
    line: (line) => t("line.name", { line }),
    not: (line) => t("line.not", { line }),
    notShort: t("line.notShort"),
    removeLine: (line) => t("line.remove", { line }),
  };
}
