// Why somebody was not asked, in words.

import { useTranslation } from "react-i18next";
import { invitationHolds } from "../../domain/contact-rules.ts";

/** Gives the words of a reason. */
export function useHoldWords(): (hold: string) => string {
  const { t } = useTranslation("asking");
  return (hold) => {
    const known = invitationHolds.find((one) => one === hold);
    // `_many` at the end of a key would be a form of the plural.
    return known ? t(`hold.${known === "too_many" ? "tooOften" : known}`) : hold;
  };
}
