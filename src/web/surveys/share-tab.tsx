// The tab with the ways to ask people: the public link. Each way is a panel of its own.

import { LinkPanel } from "./link-panel.tsx";
import type { SurveyTabProps } from "./survey-tab-props.ts";

/** The tab. */
export default function ShareTab({ survey }: SurveyTabProps) {
  return <LinkPanel survey={survey} />;
}
