// The colours of what people outside see: shared pages, reports, surveys. Each is shown as it will be used, with its
// contrast and what that allows, before it is saved. A weak contrast is warned of and not refused: the pages then use the
// colour as a ground only.

import { TextInput } from "@mantine/core";
import { type CSSProperties, type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { brandUseOf, contrastOf, parseBrandColor, textOn } from "../../domain/brand.ts";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { useFormat } from "../session/workspace.tsx";
import styles from "./brand-panel.module.css";
import { SaveLine } from "./save-line.tsx";
import { useWorkspaceDraft } from "./use-workspace-draft.ts";

/** What the picker opens on while no colour is chosen: the product's own. */
const PRODUCT_COLOR = "#873671";

function Contrast({ color }: { color: string }) {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const use = brandUseOf(color);
  return (
    <p className={styles.contrast} data-use={use}>
      <Icon name={use === "text" ? "check" : "warning"} size={14} />
      <span>
        {t("brand.contrast", { ratio: format.decimal(contrastOf(color, "#ffffff"), 2) })}{" "}
        {t(`brand.use.${use}`)}
      </span>
    </p>
  );
}

function ColorField(props: {
  label: string;
  description: string;
  text: string;
  onChange: (text: string) => void;
}) {
  const { t } = useTranslation("settings");
  const status = useId();
  const { label, description, text, onChange } = props;
  const color = parseBrandColor(text);
  const wrong = text.trim() !== "" && color === undefined;
  return (
    <div className={styles.field}>
      <div className={styles.inputs}>
        <input
          type="color"
          className={styles.well}
          aria-label={t("brand.pick", { color: label })}
          value={color ?? PRODUCT_COLOR}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <TextInput
          className={styles.text}
          label={label}
          description={description}
          placeholder="#000000"
          spellCheck={false}
          maxLength={9}
          value={text}
          error={wrong ? t("brand.wrong") : undefined}
          aria-describedby={status}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      <div id={status}>{color && <Contrast color={color} />}</div>
    </div>
  );
}

/** How a shared page begins with these colours: on paper, in either scheme, because that is what others see. */
function Preview({ name, main, second }: { name: string; main: string; second: string }) {
  const { t } = useTranslation("settings");
  const linkColor = brandUseOf(main) === "text" ? main : "#211a23";
  const style = {
    "--brand": main,
    "--on-brand": textOn(main),
    "--brand-second": second,
    "--brand-link": linkColor,
  } as CSSProperties;
  return (
    <figure className={styles.preview} style={style}>
      <figcaption className={styles.caption}>{t("brand.preview")}</figcaption>
      <div className={styles.paper} aria-hidden="true">
        <div className={styles.band}>{name}</div>
        <div className={styles.sheet}>
          <p className={styles.question}>{t("brand.sample.question")}</p>
          <span className={styles.scale}>
            {Array.from({ length: 11 }, (_, score) => (
              <i key={String(score)} data-chosen={score === 9}>
                {score}
              </i>
            ))}
          </span>
          <span className={styles.foot}>
            <b className={styles.send}>{t("brand.sample.send")}</b>
            <u>{t("brand.sample.privacy")}</u>
          </span>
        </div>
      </div>
    </figure>
  );
}

/** The panel. */
export function BrandPanel() {
  const { t } = useTranslation("settings");
  const { draft, save, pending, error, saved, change } = useWorkspaceDraft([
    "brandColor",
    "brandColorSecond",
  ]);
  const [main, setMain] = useState(draft.brandColor ?? "");
  const [second, setSecond] = useState(draft.brandColorSecond ?? "");
  const read = (text: string) => (text.trim() === "" ? null : parseBrandColor(text));
  const [mainColor, secondColor] = [read(main), read(second)];
  const valid = mainColor !== undefined && secondColor !== undefined;
  const changed = mainColor !== draft.brandColor || secondColor !== draft.brandColorSecond;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (valid) save({ brandColor: mainColor, brandColorSecond: secondColor });
  };
  const edit = (set: (text: string) => void) => (text: string) => {
    // A word of an earlier saving says nothing of what is typed now.
    change({});
    set(text);
  };
  const shown = mainColor ?? PRODUCT_COLOR;
  return (
    <Panel heading={t("brand.heading")} note={t("brand.explain")}>
      <form onSubmit={submit}>
        <div className={styles.columns}>
          <div className={styles.fields}>
            <ColorField
              label={t("brand.main")}
              description={t("brand.mainExplain")}
              text={main}
              onChange={edit(setMain)}
            />
            <ColorField
              label={t("brand.second")}
              description={t("brand.secondExplain")}
              text={second}
              onChange={edit(setSecond)}
            />
          </div>
          <Preview name={draft.name} main={shown} second={secondColor ?? shown} />
        </div>
        <SaveLine
          ready={valid && changed}
          pending={pending}
          error={error}
          saved={saved && !changed}
          done={t("brand.saved")}
        />
      </form>
    </Panel>
  );
}
