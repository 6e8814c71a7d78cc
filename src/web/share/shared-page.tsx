// The page of a link, for people without an account: the one thing that was shared, read-only, as it stands now, with the
// same certainty as inside, under the company's name and colour. It asks the server for nothing else. The company's colour
// is only a ground, with the text on it that reads; what is measured keeps the colours that have a meaning.

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type CSSProperties, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SharedAnswer } from "../../api/contract-shares.ts";
import { textOn } from "../../domain/brand.ts";
import { createFormat } from "../../domain/format.ts";
import { SharedBoard } from "../dashboards/shared-board.tsx";
import { Icon } from "../design/icon.tsx";
import { Wordmark } from "../design/mark.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { FigureBody } from "../figure/figure-body.tsx";
import type { FigureReader } from "../figure/reader.ts";
import { useFigureWords } from "../figure/use-figure-words.ts";
import { currentLanguage } from "../i18n/language.ts";
import { RequestFailed } from "../session/request.ts";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { SchemeSwitch } from "../shell/scheme-switch.tsx";
import { namesIn } from "../view/use-names.ts";
import { sharedQuery } from "./queries.ts";
import styles from "./share.module.css";

const route = getRouteApi("/s/$token");

/** For whom a shared view is written: the visitor's language, the company's clocks, currency and names. */
function useVisitor(shared: SharedAnswer): FigureReader {
  const { t, i18n } = useTranslation("overview");
  const language = currentLanguage(i18n);
  return useMemo(() => {
    const { timeZone, currency } = shared.workspace;
    const format = createFormat(language, timeZone, currency);
    const named = (all: SharedAnswer["units"]) =>
      new Map(all.map(({ key, names }) => [key, names[language]]));
    const known = { touchpoints: named(shared.touchpoints), units: named(shared.units) };
    return { language, timeZone, format, nameOf: namesIn(t, language, format, known) };
  }, [shared, language, t]);
}

function SharedFigure(props: { one: SharedAnswer["figures"][number]; reader: FigureReader }) {
  const { t } = useTranslation("share");
  const { one, reader } = props;
  const { view, figure } = one;
  const words = useFigureWords(reader);
  const [asTable, setAsTable] = useState(false);
  const filters = words.filters(view);
  const range = reader.format.range(figure.range);
  return (
    <Panel
      heading={words.title(view)}
      note={
        <>
          {figure.comparison
            ? t("page.compared", { range, comparison: reader.format.range(figure.comparison) })
            : range}
          {filters !== "" && ` · ${filters}`}
        </>
      }
      aside={
        figure.chart !== "table" && (
          <Button
            variant="subtle"
            color="gray"
            h={32}
            px={10}
            leftSection={<Icon name={asTable ? "chart" : "table"} />}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? t("page.asChart") : t("page.asTable")}
          </Button>
        )
      }
    >
      <FigureBody view={view} figure={figure} reader={reader} label={one.name} asTable={asTable} />
    </Panel>
  );
}

function Shared({ shared }: { shared: SharedAnswer }) {
  const { t } = useTranslation("share");
  const reader = useVisitor(shared);
  usePageTitle(shared.name);
  return (
    <>
      <div className={styles.head}>
        <h1>{shared.name}</h1>
        {shared.description !== "" && <p className={styles.lead}>{shared.description}</p>}
      </div>
      {shared.tiles ? (
        <SharedBoard tiles={shared.tiles} figures={shared.figures} reader={reader} />
      ) : (
        shared.figures.map((one) => <SharedFigure key={one.id} one={one} reader={reader} />)
      )}
      <p className={styles.detail}>
        {t(shared.tiles ? "page.sourceOfBoard" : "page.source", { workspace: shared.workspace.name })}
      </p>
    </>
  );
}

/** The company's colour as the page uses it; without one, the product's own. */
function brandStyle(color: string | null | undefined): CSSProperties {
  if (!color) return {};
  const variables: Record<string, string> = { "--share-brand": color, "--share-on": textOn(color) };
  return variables;
}

/** Who shares, in the place of the product's own name. */
function Company({ name }: { name: string }) {
  return (
    <p className={styles.company}>
      <span className={styles.badge} data-initial={[...name][0]?.toUpperCase() ?? ""} aria-hidden="true" />
      {name}
    </p>
  );
}

/** Search engines are told to leave the page alone, here and in the headers of the server. */
function useNoIndex() {
  useEffect(() => {
    const mark = document.createElement("meta");
    mark.name = "robots";
    mark.content = "noindex, nofollow";
    document.head.append(mark);
    return () => mark.remove();
  }, []);
}

/** The page at /s/TOKEN. */
export function SharedPage() {
  const { t } = useTranslation("share");
  const { token } = route.useParams();
  const asked = useQuery(sharedQuery(token));
  useNoIndex();
  const isOver =
    asked.error instanceof RequestFailed && (asked.error.status === 404 || asked.error.status === 400);
  return (
    <div className={styles.page} style={brandStyle(asked.data?.workspace.brandColor)}>
      <header className={styles.top}>
        {asked.data ? <Company name={asked.data.workspace.name} /> : <Wordmark size={22} />}
        <div className={styles.switches}>
          <LanguageSwitch />
          <SchemeSwitch />
        </div>
      </header>
      <main className={styles.main} aria-busy={asked.isPending}>
        {asked.data ? (
          <Shared shared={asked.data} />
        ) : isOver ? (
          <div className={styles.over}>
            <h1>{t("over.heading")}</h1>
            <p>{t("over.explain")}</p>
          </div>
        ) : asked.isError ? (
          <>
            <h1 className="v-spoken">{t("page.title")}</h1>
            <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />
          </>
        ) : (
          <>
            <h1 className="v-spoken">{t("page.title")}</h1>
            <Skeleton height="24rem" />
          </>
        )}
      </main>
    </div>
  );
}
