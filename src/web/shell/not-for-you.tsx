// Pages that one's role does not include. Navigation leaves them out; whoever opens their address anyway (a link from a
// colleague) is told why nothing is there and where to go. The server refuses what such a page would ask for in any case.

import { Button } from "@mantine/core";
import { Link, useMatches } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Permission } from "../../domain/permission.ts";
import { roles } from "../../domain/role.ts";
import { useMay, useMe } from "../session/workspace.tsx";
import styles from "./page-states.module.css";
import { usePageTitle } from "./page-title.ts";

/** What a page is for: one permission, or several of which one is enough. */
export type Needs = Permission | readonly Permission[];

/** Whether someone with these permissions sees what needs these. */
export function maySee(needs: Needs | undefined, may: (permission: Permission) => boolean): boolean {
  return needs === undefined || [needs].flat().some(may);
}

/** Whether the page of the current address is one that the signed-in person may see. */
export function useIsForMe(): boolean {
  const may = useMay();
  return useMatches().every(({ staticData }) => maySee(staticData.needs, may));
}

/** In the place of a page that is not for this role. */
export function NotForYou() {
  const { t } = useTranslation();
  const { user } = useMe();
  const may = useMay();
  const role = roles.find((one) => one === user.role) ?? "viewer";
  usePageTitle(t("notForYou.heading"));
  return (
    <section className={styles.failed}>
      <h1>{t("notForYou.heading")}</h1>
      <p>{t("notForYou.explain", { role: t(`role.${role}`) })}</p>
      {may("figures") && (
        <Button component={Link} to="/">
          {t("notForYou.home")}
        </Button>
      )}
    </section>
  );
}
