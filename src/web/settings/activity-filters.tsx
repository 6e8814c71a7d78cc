// Narrowing the trail by who, what and when. What is chosen stands in the address.

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../design/icon.tsx";
import styles from "./activity.module.css";
import { type ActivitySearch, activityGroups, parseActivitySearch } from "./activity-view.ts";

const route = getRouteApi("/shell/settings");

/** The filters of the tab. */
export function ActivityFilters() {
  const { t } = useTranslation("activity");
  const search = parseActivitySearch(route.useSearch());
  const navigate = route.useNavigate();
  const set = (name: keyof ActivitySearch, value: string, replace = false) => {
    const next = parseActivitySearch({ ...search, [name]: value });
    void navigate({ search: { tab: "activity", ...next }, replace, resetScroll: false });
  };
  return (
    <div className={styles.filters}>
      <TextInput
        type="search"
        label={t("filter.who")}
        placeholder={t("filter.whoPlaceholder")}
        leftSection={<Icon name="search" />}
        value={search.who ?? ""}
        onChange={(event) => set("who", event.currentTarget.value, true)}
      />
      <NativeSelect
        label={t("filter.what")}
        value={search.what ?? ""}
        data={[
          { value: "", label: t("filter.everything") },
          ...activityGroups.map((group) => ({ value: group, label: t(`filter.${group}`) })),
        ]}
        onChange={(event) => set("what", event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t("filter.from")}
        max={search.to}
        value={search.from ?? ""}
        onChange={(event) => set("from", event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t("filter.to")}
        min={search.from}
        value={search.to ?? ""}
        onChange={(event) => set("to", event.currentTarget.value)}
      />
      {Object.keys(search).length > 0 && (
        <Button
          variant="subtle"
          onClick={() => void navigate({ search: { tab: "activity" }, resetScroll: false })}
        >
          {t("filter.clear")}
        </Button>
      )}
    </div>
  );
}
