// Units that the log speaks of and the tree does not hold. One gets its place by its own button; a whole chain that was just
// imported gets it at once, under the unit that is chosen.

import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { UnitFound, UnitsAnswer } from "../../api/contract-units.ts";
import type { Unit } from "../../domain/unit.ts";
import { Dialog } from "../design/dialog.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { useFormat } from "../session/workspace.tsx";
import { KindSelect, ParentSelect } from "./unit-dialog.tsx";
import styles from "./units.module.css";
import { useUnitChanges } from "./use-units.ts";

type Unplaced = UnitsAnswer["unplaced"][number];

/** The name of a unit until someone gives it one. */
export const namedAfter = (key: string): Unit["names"] => ({ es: key, en: key });

function PlaceAll(props: { keys: readonly string[]; units: readonly UnitFound[]; onClose: () => void }) {
  const { t } = useTranslation("units");
  const { t: shared } = useTranslation();
  const format = useFormat();
  const [kind, setKind] = useState<Unit["kind"]>("store");
  const [parent, setParent] = useState<string | null>(null);
  const { save } = useUnitChanges();
  const place = () =>
    save.mutate(
      props.keys.map((key) => ({ key, names: namedAfter(key), kind, parent })),
      { onSuccess: props.onClose },
    );
  const count = { count: props.keys.length, formatted: format.count(props.keys.length) };
  return (
    <Dialog onClose={props.onClose} title={t("placeAllTitle", count)}>
      <div className={styles.form}>
        <p>{t("placeAllExplain")}</p>
        <KindSelect value={kind} onChange={setKind} />
        <ParentSelect units={props.units} of="" value={parent} onChange={setParent} />
        {save.isError && <ProblemNote error={save.error} />}
        <div className={styles.actions}>
          <Button onClick={place} loading={save.isPending}>
            {t("placeAllDo", count)}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {shared("cancel")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** The panel; `onPlace` where units may be changed. */
export function UnplacedPanel(props: {
  unplaced: readonly Unplaced[];
  units: readonly UnitFound[];
  onPlace: ((key: string) => void) | undefined;
}) {
  const { t } = useTranslation("units");
  const format = useFormat();
  const [placing, setPlacing] = useState(false);
  const { onPlace } = props;
  return (
    <Panel
      heading={t("unplaced")}
      note={t("unplacedExplain")}
      aside={
        onPlace &&
        props.unplaced.length > 1 && (
          <Button variant="default" size="xs" onClick={() => setPlacing(true)}>
            {t("placeAll")}
          </Button>
        )
      }
    >
      <ul className={styles.unplaced} aria-label={t("unplaced")}>
        {props.unplaced.map(({ key, interactions, lastAt }) => (
          <li key={key}>
            <span className={styles.unplacedName}>{key}</span>
            <span className={styles.mute}>
              {t("interactions", { count: interactions, formatted: format.count(interactions) })}
              {lastAt !== null && ` · ${format.moment(lastAt)}`}
            </span>
            {onPlace && (
              <Button variant="subtle" size="xs" onClick={() => onPlace(key)}>
                {t("place")}
                <span className="v-spoken"> {key}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {placing && (
        <PlaceAll
          keys={props.unplaced.map(({ key }) => key)}
          units={props.units}
          onClose={() => setPlacing(false)}
        />
      )}
    </Panel>
  );
}
