// The link of a fresh invitation, to copy. It is on the screen once.

import { useTranslation } from "react-i18next";
import type { InvitationMade } from "../../api/contract-accounts.ts";
import styles from "../account/account.module.css";
import { CopyButton } from "../design/copy-button.tsx";

/** An invitation that was just made, and for whom. */
export type FreshInvitation = InvitationMade & { readonly email: string };

/** The link. */
export function MadeLink({ made }: { made: FreshInvitation | null }) {
  const { t } = useTranslation("account");
  const link = made === null ? "" : `${window.location.origin}/join#${made.token}`;
  return (
    <div role="status">
      {made !== null && (
        <div className={styles.made}>
          <p>{t(made.sent ? "people.sent" : "people.made", { email: made.email })}</p>
          <p className={styles.secret}>
            <code>{link}</code>
            <CopyButton text={link} />
          </p>
        </div>
      )}
    </div>
  );
}
