// One customer: who they are and what they are worth above, what is known of them beside, and everything they have lived
// through below.

import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Customer } from "../../api/contract-customers.ts";
import { ContactPanel } from "../asking/contact-panel.tsx";
import { Icon } from "../design/icon.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import styles from "./customer.module.css";
import { CustomerAbout } from "./customer-about.tsx";
import { CustomerHead } from "./customer-head.tsx";
import { orderedIdentifiers } from "./customer-row.tsx";
import { MergesPanel } from "./merges-panel.tsx";
import { customerQuery } from "./queries.ts";
import { TimelinePanel } from "./timeline-panel.tsx";

const route = getRouteApi("/shell/customers/$id");

/** What is known of a customer: beside the timeline, or folded above it where there is no room. */
function Sheet({ customer }: { customer: Customer }) {
  const { t } = useTranslation("customers");
  const isNarrow = useMediaQuery("(max-width: 60rem)", false, { getInitialValueInEffect: false });
  const parts = (
    <div className={styles.aside}>
      <CustomerAbout customer={customer} />
      <ContactPanel customer={customer.id} />
      <MergesPanel customer={customer} />
    </div>
  );
  if (!isNarrow) return parts;
  return (
    <details className={styles.sheet}>
      <summary>{t("about.sheet")}</summary>
      {parts}
    </details>
  );
}

/** The page at /customers/$id. */
export function CustomerPage() {
  const { t } = useTranslation("customers");
  const { id } = route.useParams();
  const answer = useQuery(customerQuery(id));
  const customer = answer.data;
  const title = customer && (customer.name || orderedIdentifiers(customer).lead?.value || t("list.unnamed"));
  usePageTitle(title ?? t("title"));
  return (
    <div className={styles.page}>
      <Link to="/customers" className={styles.back}>
        <Icon name="left" />
        {t("head.back")}
      </Link>
      {customer && title !== undefined ? (
        <>
          <CustomerHead customer={customer} title={title} />
          <div className={styles.columns}>
            <Sheet key={customer.id} customer={customer} />
            <TimelinePanel id={id} customer={customer} />
          </div>
        </>
      ) : answer.isError ? (
        <>
          <h1 className="v-spoken">{t("title")}</h1>
          <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />
        </>
      ) : (
        <>
          <h1 className="v-spoken">{t("title")}</h1>
          <Skeleton height="2rem" width="18rem" />
          <Skeleton height="6rem" />
          <Skeleton height="20rem" />
        </>
      )}
    </div>
  );
}
