// Dashboards to begin with: for those who lead, for a store manager's week, for a contact centre. A template names its
// questions; making a dashboard of it saves those that the workspace does not have yet, so that they can be changed apart.

import { type FigureView, plainView } from "./figure-view.ts";
import type { Language } from "./language.ts";
import { placeTile } from "./tile-layout.ts";

/** The templates. */
export const templateKeys = ["executive", "store", "contact_centre"] as const;

/** One of them. */
export type TemplateKey = (typeof templateKeys)[number];

type Words = Readonly<Record<Language, string>>;

interface TemplateQuestion {
  readonly name: Words;
  readonly view: FigureView;
}

const only = (field: "channel", ...values: string[]): FigureView["filters"] => [{ field, op: "is", values }];

const questions = {
  nps: { name: { es: "NPS", en: "NPS" }, view: plainView({ metric: "nps" }) },
  csat: {
    name: { es: "Satisfacción (CSAT)", en: "Satisfaction (CSAT)" },
    view: plainView({ metric: "csat" }),
  },
  ces: { name: { es: "Facilidad (CES)", en: "Ease (CES)" }, view: plainView({ metric: "ces" }) },
  npsTrend: {
    name: { es: "Evolución del NPS", en: "NPS over time" },
    view: plainView({ metric: "nps", time: "auto" }),
  },
  csatTrend: {
    name: { es: "Evolución de la satisfacción", en: "Satisfaction over time" },
    view: plainView({ metric: "csat", time: "auto" }),
  },
  npsByChannel: {
    name: { es: "NPS por canal", en: "NPS by channel" },
    view: plainView({ metric: "nps", by: ["channel"] }),
  },
  csatByTouchpoint: {
    name: { es: "Satisfacción por punto de contacto", en: "Satisfaction by touchpoint" },
    view: plainView({ metric: "csat", by: ["touchpoint"], chart: "bar" }),
  },
  csatMatrix: {
    name: { es: "Satisfacción por punto de contacto y canal", en: "Satisfaction by touchpoint and channel" },
    view: plainView({ metric: "csat", by: ["touchpoint", "channel"], chart: "heat" }),
  },
  npsByUnit: {
    name: { es: "NPS por unidad", en: "NPS by unit" },
    view: plainView({ metric: "nps", by: ["unit"] }),
  },
  revenue: { name: { es: "Ingresos", en: "Revenue" }, view: plainView({ metric: "revenue" }) },
  ticket: {
    name: { es: "Ticket medio", en: "Average ticket" },
    view: plainView({ metric: "average_ticket" }),
  },
  storeNps: {
    name: { es: "NPS en tienda", en: "NPS in store" },
    view: plainView({ metric: "nps", filters: only("channel", "store", "franchise") }),
  },
  storeCsat: {
    name: { es: "Satisfacción en tienda", en: "Satisfaction in store" },
    view: plainView({ metric: "csat", filters: only("channel", "store", "franchise") }),
  },
  storeHours: {
    name: { es: "Cuándo vienen a la tienda", en: "When people come to the store" },
    view: plainView({
      metric: "interactions",
      by: ["weekday", "hour"],
      chart: "heat",
      filters: only("channel", "store", "franchise"),
    }),
  },
  orders: {
    name: { es: "Pedidos en tienda", en: "Orders in store" },
    view: plainView({ metric: "orders", filters: only("channel", "store", "franchise") }),
  },
  contactCsat: {
    name: { es: "Satisfacción con la atención", en: "Satisfaction with service" },
    view: plainView({ metric: "csat", filters: only("channel", "phone", "chat", "email", "social") }),
  },
  contactCes: {
    name: { es: "Facilidad de la atención", en: "Ease of service" },
    view: plainView({ metric: "ces", filters: only("channel", "phone", "chat", "email", "social") }),
  },
  contactVolume: {
    name: { es: "Contactos por canal", en: "Contacts by channel" },
    view: plainView({
      metric: "interactions",
      by: ["channel"],
      time: "auto",
      filters: only("channel", "phone", "chat", "email", "social"),
    }),
  },
  contactHours: {
    name: { es: "Cuándo llaman", en: "When people call" },
    view: plainView({
      metric: "interactions",
      by: ["weekday", "hour"],
      chart: "heat",
      filters: only("channel", "phone", "chat"),
    }),
  },
  contactByChannel: {
    name: { es: "Satisfacción por canal de atención", en: "Satisfaction by service channel" },
    view: plainView({
      metric: "csat",
      by: ["channel"],
      filters: only("channel", "phone", "chat", "email", "social"),
    }),
  },
} satisfies Readonly<Record<string, TemplateQuestion>>;

type QuestionKey = keyof typeof questions;

/** A tile of a template: a question or words, or a goal on a question, of a size. */
type TemplateTile =
  | { readonly kind: "figure"; readonly question: QuestionKey; readonly w: number; readonly h: number }
  | {
      readonly kind: "goal";
      readonly question: QuestionKey;
      readonly title: Words;
      readonly target: number;
      readonly w: number;
      readonly h: number;
    }
  | { readonly kind: "text"; readonly text: Words; readonly w: number; readonly h: number };

interface Template {
  readonly name: Words;
  readonly description: Words;
  readonly tiles: readonly TemplateTile[];
}

const figure = (question: QuestionKey, w: number, h: number): TemplateTile => ({
  kind: "figure",
  question,
  w,
  h,
});

const templates: Readonly<Record<TemplateKey, Template>> = {
  executive: {
    name: { es: "Visión de dirección", en: "Executive overview" },
    description: {
      es: "Cómo va la experiencia, dónde difiere y qué aporta.",
      en: "How the experience goes, where it differs and what it brings.",
    },
    tiles: [
      figure("nps", 4, 5),
      figure("csat", 4, 5),
      figure("ces", 4, 5),
      figure("npsTrend", 8, 10),
      {
        kind: "goal",
        question: "nps",
        title: { es: "Objetivo de NPS", en: "NPS goal" },
        target: 40,
        w: 4,
        h: 5,
      },
      figure("revenue", 4, 5),
      figure("npsByChannel", 6, 8),
      figure("csatByTouchpoint", 6, 8),
    ],
  },
  store: {
    name: { es: "La semana de la tienda", en: "The store's week" },
    description: {
      es: "Lo que un responsable de tienda mira cada lunes.",
      en: "What a store manager looks at every Monday.",
    },
    tiles: [
      figure("storeNps", 3, 5),
      figure("storeCsat", 3, 5),
      figure("orders", 3, 5),
      figure("ticket", 3, 5),
      figure("npsByUnit", 6, 8),
      figure("storeHours", 6, 8),
      {
        kind: "text",
        text: {
          es: "## Para comentar con el equipo\n\n- **Una cosa** que salió bien esta semana\n- **Una queja** que se repite\n- Qué probamos la próxima semana",
          en: "## To talk over with the team\n\n- **One thing** that went well this week\n- **One complaint** that comes back\n- What we try next week",
        },
        w: 12,
        h: 4,
      },
    ],
  },
  contact_centre: {
    name: { es: "Centro de atención", en: "Contact centre" },
    description: {
      es: "Volumen, satisfacción y facilidad de cada canal de atención.",
      en: "Volume, satisfaction and ease of each service channel.",
    },
    tiles: [
      figure("contactCsat", 4, 5),
      figure("contactCes", 4, 5),
      {
        kind: "goal",
        question: "contactCsat",
        title: { es: "Objetivo de satisfacción", en: "Satisfaction goal" },
        target: 85,
        w: 4,
        h: 5,
      },
      figure("contactVolume", 12, 8),
      figure("contactByChannel", 6, 7),
      figure("contactHours", 6, 7),
    ],
  },
};

/** What a template makes in one language: its words, and the questions that its tiles show, by a key of the template's own. */
export interface FilledTemplate {
  readonly name: string;
  readonly description: string;
  readonly questions: readonly { readonly key: string; readonly name: string; readonly view: FigureView }[];
  /** Tiles in their places; `question` is the key of a question. */
  readonly tiles: readonly ({ readonly id: string; readonly x: number; readonly y: number } & (
    | Extract<TemplateTile, { kind: "figure" }>
    | (Omit<Extract<TemplateTile, { kind: "goal" }>, "title"> & { readonly title: string })
    | { readonly kind: "text"; readonly text: string; readonly w: number; readonly h: number }
  ))[];
}

/** A template in a language. */
export function fillTemplate(key: TemplateKey, language: Language): FilledTemplate {
  const template = templates[key];
  type Filled = FilledTemplate["tiles"][number];
  const placed = template.tiles.reduce<Filled[]>((tiles, tile, i) => {
    const at = { id: `t${i + 1}`, x: 0, y: 0 };
    if (tile.kind === "text") return placeTile(tiles, { ...tile, ...at, text: tile.text[language] });
    if (tile.kind === "goal") return placeTile(tiles, { ...tile, ...at, title: tile.title[language] });
    return placeTile(tiles, { ...tile, ...at });
  }, []);
  const used = new Set(template.tiles.flatMap((tile) => (tile.kind === "text" ? [] : [tile.question])));
  return {
    name: template.name[language],
    description: template.description[language],
    questions: [...used].map((question) => ({
      key: question,
      name: questions[question].name[language],
      view: questions[question].view,
    })),
    tiles: placed,
  };
}
