// The tab of the workspace: what figures rest on, how it looks to people outside, and the channels it uses.

import { RulesPanel } from "../asking/rules-panel.tsx";
import { BrandPanel } from "./brand-panel.tsx";
import { ChannelsPanel } from "./channels-panel.tsx";
import { WorkspacePanel } from "./workspace-panel.tsx";

/** The tab. */
export default function WorkspaceTab() {
  return (
    <>
      <WorkspacePanel />
      <BrandPanel />
      <ChannelsPanel />
      <RulesPanel />
    </>
  );
}
