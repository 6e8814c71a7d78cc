// The frame of every signed-in page: navigation beside it (above it on a phone), the page in the middle, help behind `?`.

import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { accountQuery, useSwitchWorkspace } from "../account/account-query.ts";
import { Icon } from "../design/icon.tsx";
import { Wordmark } from "../design/mark.tsx";
import { request } from "../session/request.ts";
import { useNotedVisit } from "../session/use-visit.ts";
import { useMay, useMe } from "../session/workspace.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { maySee, NotForYou, useIsForMe } from "./not-for-you.tsx";
import { pages } from "./pages.ts";
import { paletteCaps, usePaletteKey } from "./palette-key.ts";
import { SchemeSwitch } from "./scheme-switch.tsx";
import styles from "./shell.module.css";
import { useKeyListener, useSingleKeys } from "./single-keys.ts";

const HelpDialog = lazy(() => import("./help-dialog.tsx"));

const Palette = lazy(() => import("../palette/palette.tsx"));

function Navigation() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <nav className={styles.pages} aria-label={t("nav.label")}>
      <ul>
        {pages
          .filter(({ needs }) => maySee(needs, may))
          .map((page) => (
            <li key={page.to}>
              <Link
                to={page.to}
                className={styles.page}
                activeOptions={{ exact: page.to === "/", includeSearch: false }}
              >
                <Icon name={page.icon} />
                <span>{t(`nav.${page.name}`)}</span>
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function Account() {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const account = useQuery(accountQuery);
  const open = useSwitchWorkspace();
  const others = account.data?.workspaces.filter(({ workspace }) => workspace !== me.workspace.id) ?? [];
  const leave = async () => {
    await request("/api/v1/session", { method: "DELETE" });
    queries.clear();
    await navigate({ to: "/enter" });
  };
  return (
    <Menu position="top-start" width={220}>
      <Menu.Target>
        <button type="button" className={styles.account}>
          <span
            className={styles.initial}
            data-initial={[...me.workspace.name][0]?.toUpperCase() ?? "V"}
            aria-hidden="true"
          />
          <span className="v-spoken">{t("account.open")} </span>
          <span className={styles.accountName}>{me.workspace.name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.user.name}</Menu.Label>
        <Menu.Item component={Link} to="/account" leftSection={<Icon name="customers" />}>
          {t("account.mine")}
        </Menu.Item>
        {others.length > 0 && <Menu.Label>{t("account.switch")}</Menu.Label>}
        {others.map((other) => (
          <Menu.Item key={other.workspace} onClick={() => void open(other.workspace)}>
            {other.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="leave" />} onClick={() => void leave()}>
          {t("account.leave")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Moves the focus to the page after a change of page, so that readers and keys start there. */
function useFocusOnPage() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== undefined && before.current !== path) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return main;
}

/** The frame. */
export function Shell() {
  const { t } = useTranslation();
  const [helping, help] = useDisclosure(false);
  const [finding, palette] = useDisclosure(false);
  const main = useFocusOnPage();
  useNotedVisit();
  useKeyListener();
  useSingleKeys({ "?": help.toggle, "/": palette.open }, true);
  usePaletteKey(palette.open);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#page">
        {t("skip")}
      </a>
      <header className={styles.side}>
        <Link to="/" className={styles.home} aria-label={t("nav.home")}>
          <Wordmark size={26} />
        </Link>
        <button
          type="button"
          className={styles.find}
          onClick={palette.open}
          aria-keyshortcuts="Control+K Meta+K"
        >
          <Icon name="search" />
          <span>{t("find")}</span>
          <kbd>{paletteCaps}</kbd>
        </button>
        <Navigation />
        <div className={styles.tools}>
          <Account />
          <div className={styles.switches}>
            <LanguageSwitch />
            <SchemeSwitch />
            <Tooltip label={t("help.title")}>
              <ActionIcon aria-label={t("help.title")} onClick={help.open}>
                <Icon name="help" />
              </ActionIcon>
            </Tooltip>
          </div>
        </div>
      </header>
      <div className={styles.body}>
        <ConnectionBanner />
        <main id="page" ref={main} tabIndex={-1} className={styles.main}>
          {useIsForMe() ? <Outlet /> : <NotForYou />}
        </main>
      </div>
      {finding && (
        <Suspense>
          <Palette onClose={palette.close} />
        </Suspense>
      )}
      {helping && (
        <Suspense>
          <HelpDialog onClose={help.close} />
        </Suspense>
      )}
    </div>
  );
}
