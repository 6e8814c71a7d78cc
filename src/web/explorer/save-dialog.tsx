// Gives a question the name under which the workspace finds it again.

import { Button, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedQuestion } from "../../api/contract-figures.ts";
import { Dialog } from "../design/dialog.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import styles from "./explorer.module.css";
import { postQuestion, putQuestion, type QuestionDraft, savedQuestionsQuery } from "./queries.ts";

/** Asks for a name and saves. `id` changes the question of that id; without one a new question is made. */
export function SaveDialog(props: {
  draft: QuestionDraft;
  id?: string | undefined;
  onSaved: (question: SavedQuestion) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("explorer");
  const queries = useQueryClient();
  const [name, setName] = useState(props.draft.name);
  const [description, setDescription] = useState(props.draft.description);
  const save = useMutation({
    mutationFn: () => {
      const draft = { name: name.trim(), description: description.trim(), view: props.draft.view };
      return props.id === undefined ? postQuestion(draft) : putQuestion(props.id, draft);
    },
    onSuccess: async (question) => {
      await queries.invalidateQueries({ queryKey: savedQuestionsQuery.queryKey });
      props.onSaved(question);
    },
  });
  return (
    <Dialog onClose={props.onClose} title={t("save.title")}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") save.mutate();
        }}
      >
        <TextInput
          label={t("save.name")}
          data-autofocus
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={t("save.description")}
          description={t("save.descriptionHint")}
          autosize
          minRows={2}
          maxLength={1000}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <p className={styles.hint}>{t("save.follows")}</p>
        {save.isError && <ProblemNote error={save.error} />}
        <div className={styles.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ""}>
            {t("save.do")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
