// Narrows the list of customers to a segment; the choice stands in the address.

import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { segmentsQuery } from "../session/queries.ts";
import { useLanguage } from "../session/workspace.tsx";
import styles from "./segment-choice.module.css";

const route = getRouteApi("/shell/customers");

/** The choice, with what the chosen segment says. Nothing where there are no segments. */
export function SegmentChoice() {
  const { t } = useTranslation("customers");
  const language = useLanguage();
  const { q, segment } = route.useSearch();
  const navigate = route.useNavigate();
  const segments = useQuery(segmentsQuery).data?.segments ?? [];
  const chosen = segments.find(({ id }) => id === segment);
  if (segments.length === 0 && segment === undefined) return null;
  return (
    <div className={styles.choice}>
      <NativeSelect
        aria-label={t("segment.choose")}
        value={segment ?? ""}
        data={[
          { value: "", label: t("segment.everyone") },
          ...segments.map(({ id, name }) => ({ value: id, label: name })),
          ...(segment !== undefined && !chosen ? [{ value: segment, label: t("segment.unknown") }] : []),
        ]}
        onChange={(event) => {
          const id = event.currentTarget.value;
          void navigate({ search: { ...(q !== undefined && { q }), ...(id !== "" && { segment: id }) } });
        }}
      />
      {chosen && (
        <Link to="/segments/$id" params={{ id: chosen.id }} className={styles.sentence}>
          {chosen.sentence[language]}
        </Link>
      )}
    </div>
  );
}
