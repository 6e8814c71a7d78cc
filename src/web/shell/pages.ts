// The pages of the app in the order of the navigation: here once, for the navigation and for the palette.

import type { IconName } from "../design/icon.tsx";
import type { Needs } from "./not-for-you.tsx";

/** Address, name (under `nav` in shell.json), icon, and what one must be allowed to see it. */
export const pages = [
  { to: "/", name: "overview", icon: "overview", needs: "figures" },
  { to: "/explore", name: "explore", icon: "explore", needs: "figures" },
  { to: "/dashboards", name: "dashboards", icon: "dashboards", needs: "figures" },
  { to: "/touchpoints", name: "touchpoints", icon: "touchpoints", needs: "figures" },
  { to: "/units", name: "units", icon: "units", needs: "figures" },
  { to: "/customers", name: "customers", icon: "customers", needs: "customers" },
  { to: "/surveys", name: "surveys", icon: "surveys", needs: "figures" },
  { to: "/segments", name: "segments", icon: "segments", needs: "figures" },
  { to: "/import", name: "import", icon: "import", needs: "import" },
  { to: "/data", name: "data", icon: "data", needs: ["import", "customers"] },
  { to: "/settings", name: "settings", icon: "settings", needs: ["manage", "people", "audit"] },
  { to: "/reference", name: "reference", icon: "reference", needs: "own" },
] as const satisfies readonly { to: string; name: string; icon: IconName; needs: Needs }[];
