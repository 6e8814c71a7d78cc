// What a link shows as it crosses the API: names and figures, nothing else of the workspace.

import type { SharedView } from "../../actions/share-view.ts";
import type { SharedAnswer } from "../contract-shares.ts";
import { presentFigure } from "./figure.ts";

type Named = SharedView["units" | "touchpoints"][number];

const named = ({ key, names }: Named) => ({ key, names: { es: names.es, en: names.en } });

/** The body of GET /api/v1/shared/:token. */
export function presentShared(shared: SharedView): SharedAnswer {
  const { kind, name, description, workspace, touchpoints, units, tiles, figures } = shared;
  const { timeZone, currency, language, brandColor } = workspace;
  return {
    ...{ kind, name, description },
    workspace: { name: workspace.name, timeZone, currency, language, brandColor },
    touchpoints: touchpoints.map(named),
    units: units.map(named),
    tiles: tiles && [...tiles],
    figures: figures.map((one) => ({
      id: one.id,
      name: one.name,
      view: one.view,
      figure: presentFigure(one.figure),
    })),
  };
}
