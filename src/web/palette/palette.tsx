// The palette: one field that leads everywhere. A combobox with a list of options (ARIA 1.2): the focus stays in the field,
// the arrows move the option that Enter chooses, and what is found is announced.

import { Kbd, Modal } from "@mantine/core";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../design/icon.tsx";
import { useFormat } from "../session/workspace.tsx";
import type { Entry } from "./entry.ts";
import styles from "./palette.module.css";
import { remember } from "./recent.ts";
import { useEntries } from "./use-entries.ts";

/** What the key that closes is called on keyboards. */
const escapeCap = "Esc";
/** Options that Page Up and Page Down pass. */
const PAGE = 7;

/** Which option a key leads to from the one at `at`; null for keys that do not move. Arrows go round at the ends. */
function stepOf(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case "ArrowDown":
      return (at + 1) % count;
    case "ArrowUp":
      return (at - 1 + count) % count;
    case "PageDown":
      return Math.min(count - 1, at + PAGE);
    case "PageUp":
      return Math.max(0, at - PAGE);
    default:
      return null;
  }
}

/** The dialog. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("palette");
  const format = useFormat();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const { shown, searching } = useEntries(typed);
  const list = useRef<HTMLDivElement>(null);
  const ids = useId();
  const flat = shown.flatMap(({ entries }) => entries);
  const at = Math.max(
    0,
    flat.findIndex(({ id }) => id === chosen),
  );
  const active = flat[at];
  const optionId = (entry: Entry) => `${ids}-${flat.indexOf(entry)}`;
  useEffect(() => {
    if (active) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const run = (entry: Entry) => {
    if (!entry.id.startsWith("customer:")) remember(entry.id);
    onClose();
    entry.run();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      if (active) run(active);
    } else {
      const to = stepOf(event.key, at, flat.length);
      if (to === null) return;
      setChosen(flat[to]?.id ?? null);
    }
    event.preventDefault();
  };
  return (
    <Modal.Root opened onClose={onClose} size={620} transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label={t("title")} className={styles.content}>
        <div className={styles.field}>
          <Icon name="search" size={18} />
          <input
            data-autofocus
            type="text"
            role="combobox"
            aria-label={t("title")}
            aria-expanded={flat.length > 0}
            aria-controls={`${ids}-list`}
            aria-activedescendant={active ? optionId(active) : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder={t("placeholder")}
            maxLength={200}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setChosen(null);
            }}
            onKeyDown={keys}
          />
          <Kbd>{escapeCap}</Kbd>
        </div>
        <p className="v-spoken" role="status">
          {t("found", { count: flat.length, formatted: format.count(flat.length) })}
        </p>
        <div ref={list} id={`${ids}-list`} role="listbox" aria-label={t("results")} className={styles.list}>
          {shown.map(({ group, entries }) => (
            <fieldset key={group} className={styles.group} aria-labelledby={`${ids}-${group}`}>
              <p id={`${ids}-${group}`} className={styles.heading} role="presentation">
                {t(`group.${group}`)}
              </p>
              {entries.map((entry) => (
                <button
                  key={entry.id}
                  type="button"
                  id={optionId(entry)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={entry === active}
                  className={styles.option}
                  // The focus stays in the field.
                  onMouseDown={(event) => event.preventDefault()}
                  onMouseMove={() => setChosen(entry.id)}
                  onClick={() => run(entry)}
                >
                  <Icon name={entry.icon} />
                  <span className={styles.label}>{entry.label}</span>
                  {entry.detail && <span className={styles.detail}>{entry.detail}</span>}
                  {entry.hint && <Kbd>{entry.hint}</Kbd>}
                </button>
              ))}
            </fieldset>
          ))}
        </div>
        {flat.length === 0 && (
          <p className={styles.nothing}>
            {searching ? t("searching") : t("nothing", { typed: typed.trim() })}
          </p>
        )}
      </Modal.Content>
    </Modal.Root>
  );
}
