// The picture of one option: chosen from the device, made small enough in the browser, and kept by our own server, so that
// whoever answers asks nobody else for it.

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { pictureBytesMax, pictureTypes } from "../../domain/survey/picture.ts";
import { request } from "../session/request.ts";
import styles from "./questionnaire.module.css";

/** Longest side of a picture, in pixels: twice what a page shows. */
const sideMax = 900;

/** The picture as it is sent: as it is while it is small, else drawn smaller. */
async function smallEnough(file: File): Promise<Blob> {
  const isTaken = pictureTypes.some((type) => type === file.type);
  const drawn = await createImageBitmap(file);
  const scale = Math.min(1, sideMax / Math.max(drawn.width, drawn.height));
  if (isTaken && scale === 1 && file.size <= pictureBytesMax) return file;
  const canvas = new OffscreenCanvas(Math.round(drawn.width * scale), Math.round(drawn.height * scale));
  canvas.getContext("2d")?.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.82 });
}

const send = (blob: Blob) => request<{ id: string }>("/api/v1/pictures", { raw: blob });

/** The field. */
export function PictureField(props: { n: number; picture: string; onChange: (picture: string) => void }) {
  const { n, picture, onChange } = props;
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const input = useRef<HTMLInputElement>(null);
  const take = useMutation({
    mutationFn: async (file: File) => send(await smallEnough(file)),
    onSuccess: ({ id }) => onChange(id),
  });
  return (
    <div className={styles.picture}>
      {picture !== "" && <img src={`/api/v1/pictures/${picture}`} alt="" />}
      <input
        ref={input}
        type="file"
        hidden
        accept={pictureTypes.join(",")}
        aria-label={t("picture.file", { n })}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (file) take.mutate(file);
        }}
      />
      <Button
        size="compact-sm"
        variant="default"
        loading={take.isPending}
        aria-label={t(picture === "" ? "picture.chooseOf" : "picture.changeOf", { n })}
        onClick={() => input.current?.click()}
      >
        {t(picture === "" ? "picture.choose" : "picture.change")}
      </Button>
      <span role="status">{take.isError && t("picture.failed")}</span>
    </div>
  );
}
