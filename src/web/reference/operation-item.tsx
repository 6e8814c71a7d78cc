// One operation, folded to its method, path and summary; open it shows what goes in, what comes out, and the call.

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../design/copy-button.tsx";
import { Scroller } from "../design/scroller.tsx";
import type { Operation } from "./operations.ts";
import styles from "./reference-page.module.css";
import type { SchemaRow } from "./schema-rows.ts";

function Rows({ heading, rows, needs }: { heading: string; rows: readonly SchemaRow[]; needs: boolean }) {
  const { t } = useTranslation("reference");
  if (rows.length === 0) return null;
  return (
    <section>
      <h3 className={styles.part}>{heading}</h3>
      <dl className={styles.rows}>
        {rows.map((row) => (
          <div key={row.name} style={{ paddingInlineStart: `${row.depth}rem` }}>
            <dt>
              <code>{row.name}</code> <span className={styles.type}>{row.type}</span>{" "}
              {needs && row.required && <span className={styles.required}>{t("required")}</span>}
            </dt>
            {(row.description !== "" || row.values.length > 0) && (
              <dd>
                {row.description}
                {row.values.length > 0 && <span className={styles.values}> {row.values.join(" · ")}</span>}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What stands under an open line. */
function Inside({ operation }: { operation: Operation }) {
  const { t } = useTranslation("reference");
  const { method, path, description, parameters, body, answer, call } = operation;
  return (
    <div className={styles.inside}>
      {description !== "" && <p>{description}</p>}
      {parameters.length > 0 && (
        <section>
          <h3 className={styles.part}>{t("parameters")}</h3>
          <dl className={styles.rows}>
            {parameters.map((parameter) => (
              <div key={`${parameter.place} ${parameter.name}`}>
                <dt>
                  <code>{parameter.name}</code> <span className={styles.type}>{parameter.place}</span>{" "}
                  {parameter.required && <span className={styles.required}>{t("required")}</span>}
                </dt>
                {parameter.description !== "" && <dd>{parameter.description}</dd>}
              </div>
            ))}
          </dl>
        </section>
      )}
      <Rows heading={t("body")} rows={body} needs />
      <Rows heading={t("answer")} rows={answer} needs={false} />
      <section>
        <h3 className={styles.part}>{t("call")}</h3>
        <div className={styles.call}>
          <Scroller label={`${t("call")}: ${method} ${path}`}>
            <pre>{call}</pre>
          </Scroller>
          <CopyButton text={call} />
        </div>
      </section>
    </div>
  );
}

/** One line of the reference. What stands under it is made when it is first opened: all together are a very long page. */
export function OperationItem({ operation }: { operation: Operation }) {
  const { id, method, path, summary } = operation;
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details
      className={styles.operation}
      id={id}
      onToggle={(event) => event.currentTarget.open && setWasOpened(true)}
    >
      <summary>
        <span className={styles.method} data-method={method}>
          {method}
        </span>
        <code className={styles.path}>{path}</code>
        <span className={styles.summary}>{summary}</span>
      </summary>
      {wasOpened && <Inside operation={operation} />}
    </details>
  );
}
