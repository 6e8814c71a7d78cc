// The tab with the ways to ask people: the public link, the website, the store. Each way is a panel of its own.

import { AskingPanel } from "../asking/asking-panel.tsx";
import { FunnelPanel } from "../asking/funnel-panel.tsx";
import { InvitePanel } from "../asking/invite-panel.tsx";
import { StorePanel } from "../sites/store-panel.tsx";
import { WebPanel } from "../sites/web-panel.tsx";
import { LinkPanel } from "./link-panel.tsx";
import type { SurveyTabProps } from "./survey-tab-props.ts";

/** The tab. */
export default function ShareTab({ survey }: SurveyTabProps) {
  return (
    <>
      <LinkPanel survey={survey} />
      <InvitePanel survey={survey} />
      <FunnelPanel survey={survey.id} />
      <AskingPanel survey={survey} />
      <WebPanel survey={survey} />
      <StorePanel survey={survey} />
    </>
  );
}
