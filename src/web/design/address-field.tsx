// An address that is there to be copied. `children` stand beside it.

import type { ReactNode } from "react";
import styles from "./address-field.module.css";
import { CopyButton } from "./copy-button.tsx";

/** The address, whole when it is touched. */
export function AddressField(props: { address: string; label: string; children?: ReactNode }) {
  const { address, label } = props;
  return (
    <div className={styles.address}>
      <input readOnly value={address} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
      <CopyButton text={address} />
      {props.children}
    </div>
  );
}
