// The end of a form whose changes are saved as a whole: what went wrong, the buttons while there is something to save, and the
// word that it was.

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "./problem-note.tsx";
import styles from "./save-acts.module.css";

/** The line. `missing` says what is still missing before it can be saved. */
export function SaveActs(props: {
  saving: { dirty: boolean; discard: () => void; pending: boolean; error: Error | null; done: boolean };
  missing?: string | undefined;
}) {
  const { saving, missing } = props;
  const { dirty, discard, pending, error, done } = saving;
  const { t } = useTranslation();
  return (
    <>
      {error && <ProblemNote error={error} />}
      <div role="status" className={styles.acts}>
        {dirty && (
          <>
            <Button type="submit" h={32} loading={pending} disabled={missing !== undefined}>
              {t("saving.save")}
            </Button>
            <Button variant="subtle" h={32} disabled={pending} onClick={discard}>
              {t("saving.discard")}
            </Button>
            {missing !== undefined && <p className={styles.missing}>{missing}</p>}
          </>
        )}
        {done && <p>{t("saving.saved")}</p>}
      </div>
    </>
  );
}
