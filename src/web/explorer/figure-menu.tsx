// What can be done with the figure on the screen: save it, share it, take it along. What one's role does not include is not
// offered; the server refuses it all the same.

import { Button, Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { backSearch } from "../dashboards/dashboard-search.ts";
import { PutDialog } from "../dashboards/put-dialog.tsx";
import { Icon } from "../design/icon.tsx";
import { ExportMenu } from "../figure/export-menu.tsx";
import { useReader } from "../figure/reader.ts";
import { useMay } from "../session/workspace.tsx";
import { ShareDialog } from "../share/share-dialog.tsx";
import styles from "./explorer.module.css";
import { putQuestion, savedQuestionsQuery } from "./queries.ts";
import { SaveDialog } from "./save-dialog.tsx";
import type { ExploredView } from "./use-explored.ts";

type Dialog = "dashboard" | "save" | "save-as" | "save-to-share" | "share" | null;

function SaveButton({ explored, onDialog }: { explored: ExploredView; onDialog: (dialog: Dialog) => void }) {
  const { t } = useTranslation("explorer");
  const queries = useQueryClient();
  const { question, changed, shown } = explored;
  const update = useMutation({
    mutationFn: async () => {
      if (question === undefined) return;
      const { name, description } = question;
      await putQuestion(question.id, { name, description, view: shown.view });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: savedQuestionsQuery.queryKey }),
  });
  if (question === undefined)
    return (
      <Button variant="default" h={32} leftSection={<Icon name="saved" />} onClick={() => onDialog("save")}>
        {t("save.do")}
      </Button>
    );
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          variant={changed ? "filled" : "default"}
          h={32}
          loading={update.isPending}
          leftSection={<Icon name={changed ? "saved" : "check"} />}
          rightSection={<Icon name="down" size={14} />}
        >
          {changed ? t("save.do") : t("save.done")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={!changed} onClick={() => update.mutate()}>
          {t("save.changes")}
        </Menu.Item>
        <Menu.Item onClick={() => onDialog("save-as")}>{t("save.as")}</Menu.Item>
        {changed && <Menu.Item onClick={() => explored.open(question)}>{t("save.revert")}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Save, share, export. */
export function FigureMenu({ explored, title }: { explored: ExploredView; title: string }) {
  const { t } = useTranslation("explorer");
  const may = useMay();
  const reader = useReader();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<Dialog>(null);
  const { question, shown, answered, changed } = explored;
  const saving = dialog === "save" || dialog === "save-as" || dialog === "save-to-share";
  return (
    <div className={styles.menu}>
      {may("compose") && <SaveButton explored={explored} onDialog={setDialog} />}
      {may("compose") && question && !changed && (
        <Button
          variant="default"
          h={32}
          leftSection={<Icon name="dashboards" />}
          onClick={() => setDialog("dashboard")}
        >
          {t("onDashboard")}
        </Button>
      )}
      {may("share") && (
        <Button
          variant="default"
          h={32}
          leftSection={<Icon name="share" />}
          onClick={() => setDialog(question && !changed ? "share" : "save-to-share")}
        >
          {t("share")}
        </Button>
      )}
      {may("export") && answered && (
        <ExportMenu
          ask={async () => answered}
          drawable={answered.figure.chart !== "table" && answered.figure.answer.total.n > 0}
          reader={reader}
          title={title}
        />
      )}
      {saving && (
        <SaveDialog
          draft={{
            name: dialog === "save-as" ? t("save.copyOf", { name: title }) : title,
            description: question?.description ?? "",
            view: shown.view,
          }}
          onClose={() => setDialog(null)}
          onSaved={(saved) => {
            // A dashboard waits for it: back there, where its tile is put.
            if (explored.board !== undefined && dialog !== "save-to-share") {
              const { board } = explored;
              void navigate({
                to: "/dashboards/$id",
                params: { id: board.id },
                search: backSearch(board.search, saved.id),
              });
              return;
            }
            setDialog(dialog === "save-to-share" ? "share" : null);
            explored.open(saved);
          }}
        />
      )}
      {dialog === "dashboard" && question && (
        <PutDialog question={question} onClose={() => setDialog(null)} />
      )}
      {dialog === "share" && question && (
        <ShareDialog kind="question" id={question.id} name={question.name} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}
