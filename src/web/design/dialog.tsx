// The dialog for forms and for reading: a heading, a way to close it that has a name, and what it is about. Mantine's own
// would give its heading a second banner landmark, and its closing cross no name. A question that is answered by its own
// buttons stands in a bare `Modal.Root`, without a cross.

import { Modal, type ModalRootProps } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./dialog.module.css";

/** A dialog; leave `opened` out where it stands only while it is open. */
export function Dialog({
  title,
  opened = true,
  onClose,
  size,
  children,
}: {
  title: string;
  opened?: boolean;
  onClose: () => void;
  size?: ModalRootProps["size"];
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size ?? "md"} centered>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <div className={styles.head}>
          <h2>{title}</h2>
          <Modal.CloseButton aria-label={t("close")} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
