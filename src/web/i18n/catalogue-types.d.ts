// Gives `t` the keys of the catalogues, so that a text that does not exist does not compile. Spanish is the measure;
// a test compares the other language with it.

import "i18next";
import type accountTexts from "./es/account.json";
import type activityTexts from "./es/activity.json";
import type askingTexts from "./es/asking.json";
import type customersTexts from "./es/customers.json";
import type dashboardsTexts from "./es/dashboards.json";
import type dataTexts from "./es/data.json";
import type explorerTexts from "./es/explorer.json";
import type figureTexts from "./es/figure.json";
import type importTexts from "./es/import.json";
import type mailsTexts from "./es/mails.json";
import type overviewTexts from "./es/overview.json";
import type paletteTexts from "./es/palette.json";
import type questionnaireTexts from "./es/questionnaire.json";
import type referenceTexts from "./es/reference.json";
import type segmentsTexts from "./es/segments.json";
import type sessionTexts from "./es/session.json";
import type settingsTexts from "./es/settings.json";
import type shareTexts from "./es/share.json";
import type shellTexts from "./es/shell.json";
import type sitesTexts from "./es/sites.json";
import type surveysTexts from "./es/surveys.json";
import type touchpointsTexts from "./es/touchpoints.json";
import type triggersTexts from "./es/triggers.json";
import type unitsTexts from "./es/units.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "shell";
    resources: {
      shell: typeof shellTexts;
      overview: typeof overviewTexts;
      figure: typeof figureTexts;
      explorer: typeof explorerTexts;
      share: typeof shareTexts;
      dashboards: typeof dashboardsTexts;
      mails: typeof mailsTexts;
      customers: typeof customersTexts;
      segments: typeof segmentsTexts;
      surveys: typeof surveysTexts;
      asking: typeof askingTexts;
      sites: typeof sitesTexts;
      questionnaire: typeof questionnaireTexts;
      import: typeof importTexts;
      data: typeof dataTexts;
      touchpoints: typeof touchpointsTexts;
      triggers: typeof triggersTexts;
      units: typeof unitsTexts;
      reference: typeof referenceTexts;
      settings: typeof settingsTexts;
      activity: typeof activityTexts;
      account: typeof accountTexts;
      session: typeof sessionTexts;
      palette: typeof paletteTexts;
    };
  }
}
