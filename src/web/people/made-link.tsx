// The link of a fresh invitation, to copy. It is on the screen once.

import { useTranslation } from "react-i18next";
import type { InvitationMade } from "../../api/contract-accounts.ts";
import { ShownOnce } from "../design/shown-once.tsx";

/** An invitation that was just made, and for whom. */
export type FreshInvitation = InvitationMade & { readonly email: string };

/** The link. */
export function MadeLink({ made }: { made: FreshInvitation | null }) {
  const { t } = useTranslation("account");
  return (
    <ShownOnce
      note={made === null ? "" : t(made.sent ? "people.sent" : "people.made", { email: made.email })}
      text={made && `${window.location.origin}/join#${made.token}`}
    />
  );
}
