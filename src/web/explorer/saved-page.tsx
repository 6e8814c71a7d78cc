// The page at /explore/saved: every question that the workspace keeps, found by name, opened, renamed, copied and removed;
// a removal can be taken back.

import { ActionIcon, Button, Menu, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedQuestion } from "../../api/contract-figures.ts";
import { fold } from "../../domain/fold.ts";
import { Icon } from "../design/icon.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useReader } from "../figure/reader.ts";
import { useFigureWords } from "../figure/use-figure-words.ts";
import { useFormat, useMay } from "../session/workspace.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { UndoNote, useRemoval } from "../view/removal.tsx";
import { exploredSearch } from "./explore-search.ts";
import styles from "./explorer.module.css";
import { deleteQuestion, postQuestion, putQuestion, savedQuestionsQuery } from "./queries.ts";
import { SaveDialog } from "./save-dialog.tsx";

const route = getRouteApi("/shell/explore/saved");

function Row(props: {
  question: SavedQuestion;
  onRename: () => void;
  onCopy: () => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation("explorer");
  const format = useFormat();
  const may = useMay();
  const words = useFigureWords(useReader());
  const { question } = props;
  return (
    <li className={styles.saved}>
      <div className={styles.savedText}>
        <Link
          to="/explore"
          search={exploredSearch({ view: question.view, saved: question.id })}
          className={styles.savedName}
        >
          {question.name}
        </Link>
        <span className={styles.savedWhat}>
          {[words.title(question.view), words.filters(question.view)]
            .filter((text) => text !== "")
            .join(" · ")}
        </span>
        {question.description !== "" && <span className={styles.savedWhat}>{question.description}</span>}
      </div>
      <span className={styles.savedBy}>
        {t("saved.by", { name: question.madeBy, when: format.moment(question.updatedAt) })}
      </span>
      {may("compose") && (
        <Menu position="bottom-end" width={180}>
          <Menu.Target>
            <ActionIcon aria-label={t("saved.more", { name: question.name })}>
              <Icon name="more" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={props.onRename}>{t("saved.rename")}</Menu.Item>
            <Menu.Item onClick={props.onCopy}>{t("saved.copy")}</Menu.Item>
            <Menu.Item color="red" onClick={props.onRemove}>
              {t("saved.remove")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}

/** The page. */
export function SavedPage() {
  const { t } = useTranslation("explorer");
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const asked = useQuery(savedQuestionsQuery);
  const [renamed, setRenamed] = useState<SavedQuestion | null>(null);
  usePageTitle(t("saved.title"));
  const again = () => queries.invalidateQueries({ queryKey: savedQuestionsQuery.queryKey });
  const removal = useRemoval({
    remove: ({ id }: SavedQuestion) => deleteQuestion(id),
    restore: ({ id, name, description, view }) => putQuestion(id, { name, description, view }),
    queryKey: savedQuestionsQuery.queryKey,
  });
  const copy = useMutation({
    mutationFn: ({ name, description, view }: SavedQuestion) =>
      postQuestion({ name: t("save.copyOf", { name }).slice(0, 120), description, view }),
    onSuccess: again,
  });
  const wanted = fold((search.q ?? "").trim());
  const all = asked.data?.questions ?? [];
  const found = all.filter((one) => fold(`${one.name} ${one.description} ${one.madeBy}`).includes(wanted));
  const failed = removal.error ?? copy.error;
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <h1>{t("saved.title")}</h1>
        <Button component={Link} to="/explore" variant="default" leftSection={<Icon name="plus" size={14} />}>
          {t("saved.new")}
        </Button>
      </header>
      {all.length > 0 && (
        <TextInput
          className={styles.search}
          aria-label={t("saved.search")}
          placeholder={t("saved.search")}
          leftSection={<Icon name="search" />}
          value={search.q ?? ""}
          onChange={(event) => {
            const q = event.currentTarget.value;
            void navigate({ search: q === "" ? {} : { q }, replace: true, resetScroll: false });
          }}
        />
      )}
      <UndoNote
        removal={removal}
        says={t("saved.removed", { name: removal.removed?.name })}
        undo={t("saved.undo")}
      />
      {failed && <ProblemNote error={failed} />}
      {asked.isError && <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton height="12rem" />}
      {asked.data && all.length === 0 && (
        <div className={styles.empty}>
          <h2>{t("saved.emptyHeading")}</h2>
          <p>{t("saved.emptyExplain")}</p>
        </div>
      )}
      {all.length > 0 && found.length === 0 && (
        <p className={styles.hint}>{t("saved.nothing", { search: search.q })}</p>
      )}
      <ul className={styles.savedList}>
        {found.map((question) => (
          <Row
            key={question.id}
            question={question}
            onRename={() => setRenamed(question)}
            onCopy={() => copy.mutate(question)}
            onRemove={() => removal.remove(question)}
          />
        ))}
      </ul>
      {renamed && (
        <SaveDialog
          draft={renamed}
          id={renamed.id}
          onClose={() => setRenamed(null)}
          onSaved={() => setRenamed(null)}
        />
      )}
    </div>
  );
}
