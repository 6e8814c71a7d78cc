// Takes a figure along as a picture or as values. Shown only to those who may export; each taking is recorded by the server
// before the file is made, and without that record none is.

import { ActionIcon, Button, Menu } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { FigureAnswer } from "../../api/contract-figures.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import { Icon } from "../design/icon.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { request } from "../session/request.ts";
import { useMe, useToday } from "../session/workspace.tsx";
import { captionOf } from "./caption.ts";
import { drawFigure } from "./draw-figure.ts";
import { figureData } from "./figure-data.ts";
import { type FigureReader, formatFor } from "./reader.ts";
import { fileNameOf, saveFile } from "./save-file.ts";
import { useFigureWords } from "./use-figure-words.ts";

const formats = ["png", "svg", "csv", "xlsx"] as const;
type Format = (typeof formats)[number];

/** A figure to take along, with the view it answers. */
export interface Taken {
  readonly view: FigureView;
  readonly figure: FigureAnswer;
}

/** The button with the formats; `isSmall` where it stands beside others that do not take a figure along. */
export function ExportMenu(props: {
  /** Gives the figure when it is taken. */
  ask: () => Promise<Taken>;
  /** False where there is no picture: tables, and figures of nothing. */
  drawable: boolean;
  reader: FigureReader;
  title: string;
  isSmall?: boolean;
}) {
  const { t } = useTranslation(["figure", "overview"]);
  const { ask, drawable, reader, title, isSmall = false } = props;
  const { workspace } = useMe();
  const today = useToday();
  const words = useFigureWords(reader);

  const make = async (format: Format, { view, figure }: Taken): Promise<Blob> => {
    const caption = captionOf(t, {
      ...{ view, figure, reader, words, title },
      workspace: workspace.name,
      today: reader.format.date(today),
    });
    if (format === "csv" || format === "xlsx") {
      const { figureCsv, figureXlsx, tableValues } = await import("./export-table.ts");
      const values = tableValues(view, figure, reader, {
        field: words.field,
        metric: words.metric(view),
        at: t("column.at"),
        low: t("column.low"),
        high: t("column.high"),
        n: "n",
        indicative: t("indicative"),
        previous: t("column.previous"),
        change: t("column.change"),
        significant: t("column.significant"),
        yes: t("yes"),
        no: t("no"),
        total: t("total"),
      });
      return format === "xlsx"
        ? figureXlsx(values, caption)
        : new Blob([figureCsv(values, caption, reader.language)], { type: "text/csv;charset=utf-8" });
    }
    const { figurePng, figureSvg } = await import("./export-picture.ts");
    const { answer, grain, chart } = figure;
    const own = formatFor(reader, answer);
    const drawing = drawFigure(view, chart, {
      ...{ answer, grain, format: own, data: figureData(view, figure, reader.nameOf) },
      words: {
        total: t("total"),
        previous: t("column.previous"),
        nobody: t("nobody"),
        indicative: t("indicative"),
      },
    });
    const svg = figureSvg(drawing ?? { score: own.score(answer.total.score, answer.unit) }, caption);
    return format === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : figurePng(svg);
  };

  const take = useMutation({
    mutationFn: async (format: Format) => {
      const taken = await ask();
      await request("/api/v1/exports", {
        body: { what: "figure", name: title, format, rows: taken.figure.answer.rows.length },
      });
      saveFile(fileNameOf(title, format), await make(format, taken));
    },
  });
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          {isSmall ? (
            <ActionIcon loading={take.isPending} aria-label={t("export.this", { title })}>
              <Icon name="import" />
            </ActionIcon>
          ) : (
            <Button variant="default" h={32} loading={take.isPending} leftSection={<Icon name="import" />}>
              {t("export.do")}
            </Button>
          )}
        </Menu.Target>
        <Menu.Dropdown>
          {formats.map((format) => (
            <Menu.Item
              key={format}
              disabled={!drawable && (format === "png" || format === "svg")}
              onClick={() => take.mutate(format)}
            >
              {t(`export.${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {take.isError && <ProblemNote error={take.error} />}
    </>
  );
}
