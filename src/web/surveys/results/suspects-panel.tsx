// Responses that look as if no customer had given them: set aside, counted in nothing, and decided on here. What was discarded
// can be taken up again; what was accepted counts for good.

import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SurveySuspects } from "../../../api/contract-survey-results.ts";
import type { Survey } from "../../../api/contract-surveys.ts";
import type { Questionnaire } from "../../../domain/survey/questionnaire.ts";
import { questionsIn } from "../../../domain/survey/questionnaire.ts";
import { Panel } from "../../design/panel.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useFormat, useMay } from "../../session/workspace.tsx";
import { postSuspects, suspectsQuery } from "../queries.ts";
import { useAnswerNames } from "./answer-names.ts";
import styles from "./results.module.css";

type Suspect = SurveySuspects["suspects"][number];

/** What was said, in one line. */
function useSummary(survey: Survey, questionnaire: Questionnaire) {
  const names = useAnswerNames(questionnaire);
  const questions = questionsIn(questionnaire);
  return ({ answers }: Suspect): string =>
    answers
      .map(({ question, score, choice, text }) => {
        const key = question.slice(survey.key.length + 1);
        const own = questions.find((one) => key === one.key || key.startsWith(`${one.key}.`));
        if (!own || (score === null && choice === "")) return text;
        const name = names.answer(own, { score, choice });
        return text === "" ? name : `${name}: ${text}`;
      })
      .filter((said) => said !== "")
      .join(" · ");
}

/** The panel; nothing where nothing was set aside. */
export function SuspectsPanel(props: { survey: Survey; questionnaire: Questionnaire }) {
  const { survey, questionnaire } = props;
  const { t } = useTranslation("surveys");
  const format = useFormat();
  const may = useMay();
  const queries = useQueryClient();
  const asked = useQuery(suspectsQuery(survey.id));
  const summary = useSummary(survey, questionnaire);
  const [discarded, setDiscarded] = useState<readonly string[]>([]);
  const decide = useMutation({
    mutationFn: ({ responses, decision }: Parameters<typeof postSuspects>[1]) =>
      postSuspects(survey.id, { responses, decision }),
    onSuccess: async (_, { responses, decision }) => {
      setDiscarded(decision === "discard" ? responses : []);
      await queries.invalidateQueries({ queryKey: suspectsQuery(survey.id).queryKey });
    },
  });
  const { suspects = [], total = 0 } = asked.data ?? {};
  if (total === 0 && discarded.length === 0) return null;
  const mayDecide = may("compose");
  const all = suspects.map(({ id }) => id);
  return (
    <Panel
      heading={t("suspects.heading", { count: total, formatted: format.count(total) })}
      note={t("suspects.explain")}
      aside={
        mayDecide &&
        suspects.length > 1 && (
          <Button
            variant="default"
            h={32}
            loading={decide.isPending}
            onClick={() => decide.mutate({ responses: all, decision: "discard" })}
          >
            {t("suspects.discardAll")}
          </Button>
        )
      }
    >
      <div role="status">
        {discarded.length > 0 && (
          <p className={styles.held}>
            {t("suspects.discarded", {
              count: discarded.length,
              formatted: format.count(discarded.length),
            })}
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => decide.mutate({ responses: [...discarded], decision: "reopen" })}
            >
              {t("undo")}
            </Button>
          </p>
        )}
      </div>
      {decide.isError && <ProblemNote error={decide.error} />}
      <ul className={styles.textList}>
        {suspects.map((suspect) => (
          <li key={suspect.id} className={styles.suspect}>
            <div>
              <p lang={suspect.language || undefined} dir="auto">
                {summary(suspect)}
              </p>
              <p className={styles.small}>
                {format.moment(suspect.at)}
                {suspect.signs.map((sign) => ` · ${t(`suspects.sign.${sign}`)}`)}
              </p>
            </div>
            {mayDecide && (
              <div className={styles.controls}>
                {(["accept", "discard"] as const).map((decision) => (
                  <Button
                    key={decision}
                    variant="default"
                    size="compact-sm"
                    disabled={decide.isPending}
                    onClick={() => decide.mutate({ responses: [suspect.id], decision })}
                  >
                    {t(`suspects.${decision}`)}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
