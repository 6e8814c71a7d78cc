// The catalogue a new workspace starts with: every channel and every stage of the vocabulary, with rules for the event names
// that senders really use. Order matters: the first rule that holds wins, so siblings that ask for a channel come before the
// one that takes the rest, and the two that take any page or screen come last.

import type { Touchpoint } from "../touchpoint.ts";
import { attraction, contentPages, discovery, interest } from "./before-sale.ts";
import { type Entry, either, entry, event, pageAt } from "./entry.ts";
import { departure, renewal, reviews, surveys } from "./relationship.ts";
import { handover, onlineSale, productPages, sales } from "./sale.ts";
import { complaints, returns, service, use } from "./service.ts";

const lastResorts: readonly Entry[] = [
  entry(
    "home_page",
    ["Página de inicio", "Home page"],
    ["web", "interest", "visited"],
    pageAt("/", "/es", "/es/", "/en", "/en/", "/home", "/inicio", "/index.html"),
    { csatMin: 75 },
  ),
  entry("app_screen", ["Pantalla de la aplicación", "App screen"], ["app", "use", "visited"], {
    field: "type",
    op: "is",
    values: ["screen"],
  }),
  entry(
    "web_page",
    ["Otra página de la web", "Another page of the site"],
    ["web", "interest", "visited"],
    either(event("Page Viewed", "Page View", "Session Start", "Página vista", "Visita web"), {
      field: "type",
      op: "is",
      values: ["page"],
    }),
  ),
];

const entries: readonly Entry[] = [
  ...surveys,
  ...sales,
  ...onlineSale,
  ...handover,
  ...use,
  ...service,
  ...returns,
  ...complaints,
  ...reviews,
  ...renewal,
  ...departure,
  ...attraction,
  ...interest,
  ...discovery,
  ...contentPages,
  ...productPages,
  ...lastResorts,
];

/** Between two positions there is room for nine entries of the company's own. */
const step = 10;

/** The touchpoints of a new workspace, in the order in which their rules are tried. Owners are blank. A fresh copy each time. */
export function defaultCatalogue(): Touchpoint[] {
  return entries.map((one, index) => ({
    ...one,
    names: { ...one.names },
    standards: { ...one.standards },
    position: (index + 1) * step,
  }));
}
