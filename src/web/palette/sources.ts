// The sources of the palette. A new one is a file in the folder of its noun and one line here.

import { customerSource } from "../customers/palette-source.ts";
import { dashboardSource } from "../dashboards/palette-source.ts";
import { questionSource } from "../explorer/palette-source.ts";
import { segmentSource } from "../segments/palette-source.ts";
import { surveySource } from "../surveys/palette-source.ts";
import { touchpointSource } from "../touchpoints/palette-source.ts";
import { unitSource } from "../units/palette-source.ts";
import { actionSource } from "./action-source.ts";
import type { Source } from "./entry.ts";
import { pageSource } from "./page-source.ts";

/** All of them. */
export const sources: readonly Source[] = [
  pageSource,
  dashboardSource,
  questionSource,
  segmentSource,
  surveySource,
  touchpointSource,
  unitSource,
  customerSource,
  actionSource,
];
