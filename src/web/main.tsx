// Starts the web app: texts first, then the router, whose pages ask the server for everything else.

import "@fontsource-variable/inter/wght.css";
import "./design/tokens.css";
import "./design/mantine.css";
import "./design/base.css";
import "./design/opening.css";
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { resolveVariables, theme } from "./design/theme.ts";
import { createLanguage, startLanguage } from "./i18n/language.ts";
import { createAppRouter, fetchPage } from "./router.tsx";
import { createQueries } from "./session/queries.ts";

const place = document.getElementById("app");
if (place === null) throw new Error("index.html has no #app");

const queries = createQueries();
const translations = createLanguage();
const router = createAppRouter({ queries, translations });
fetchPage(router, queries);
await startLanguage(translations);
// Why something was kept aside is told by the server, in the language that it was asked in.
translations.on("languageChanged", () => {
  for (const name of ["quarantine", "imports", "import", "placing"])
    void queries.invalidateQueries({ queryKey: [name] });
});
const schemeManager = localStorageColorSchemeManager({ key: "vivencia.scheme" });

createRoot(place).render(
  <StrictMode>
    <I18nextProvider i18n={translations}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveVariables}
        colorSchemeManager={schemeManager}
        defaultColorScheme="auto"
      >
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  </StrictMode>,
);
