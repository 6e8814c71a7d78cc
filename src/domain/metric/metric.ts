/**
 * The closed catalogue of metrics: what each is called, means, rests on and ranges over, in Spanish and English.
 *
 * The formula of each is in the file named after it; here is what screens, documents and the API say about it.
 * Scores of unit "points" run −100..100, of unit "share" 0..100 percent, of unit "mean" over the scale.
 */

import type { MetricKey } from "../question.ts";
import type { Scale } from "../scale.ts";
import { CES_SCALE } from "./ces.ts";
import { CES1_SCALE } from "./ces1.ts";
import { CSAT_SCALE } from "./csat.ts";
import { NPS_SCALE } from "./nps.ts";
import { RATING_SCALE } from "./rating.ts";

/** A text in both first languages. */
export interface Bilingual {
  readonly es: string;
  readonly en: string;
}

/** In what a score is given. */
export type MetricUnit = "points" | "share" | "mean" | "count" | "money";

/** What is to be said about a metric. */
export interface Metric {
  readonly key: MetricKey;
  readonly name: Bilingual;
  /** One or two sentences: the formula, who is counted and who is not. */
  readonly definition: Bilingual;
  /** Where the definition comes from; empty for plain counts. */
  readonly source: string;
  readonly unit: MetricUnit;
  /** Null where neither more nor less is good by itself. */
  readonly higherIsBetter: boolean | null;
  /** Lowest and highest score there can be; null where there is no bound. */
  readonly min: number | null;
  readonly max: number | null;
  /** The scale of its answers when a sender names none; null for what is not asked. */
  readonly scale: Scale | null;
  /** Whether survey weights change it. */
  readonly weighted: boolean;
}

const SHARE = { unit: "share", min: 0, max: 100 } as const;
const COUNT = { unit: "count", source: "", min: 0, max: null, scale: null, weighted: false } as const;

/** Every metric by its key. */
export const METRICS: { readonly [Key in MetricKey]: Metric & { readonly key: Key } } = {
  nps: {
    key: "nps",
    name: { es: "NPS", en: "NPS" },
    definition: {
      es: "Porcentaje de promotores (9–10) menos porcentaje de detractores (0–6) entre quienes respondieron de 0 a 10. No cuenta a quien no respondió ni las respuestas en otras escalas.",
      en: "Percentage of promoters (9–10) minus percentage of detractors (0–6) among those who answered from 0 to 10. Leaves out people who did not answer and answers on other scales.",
    },
    source: "Reichheld 2003, Harvard Business Review; interval: Rocks 2016, The American Statistician 70(4)",
    unit: "points",
    higherIsBetter: true,
    min: -100,
    max: 100,
    scale: NPS_SCALE,
    weighted: true,
  },
  csat: {
    key: "csat",
    name: { es: "CSAT", en: "CSAT" },
    definition: {
      es: "Porcentaje de respuestas en las dos casillas más altas de su escala (4–5 de 1–5) entre quienes valoraron su satisfacción. No cuenta «no procede» ni a quien no respondió.",
      en: "Percentage of answers in the top two boxes of their scale (4–5 on 1–5) among those who rated their satisfaction. Leaves out “not applicable” and people who did not answer.",
    },
    source: "Top-two-box share; interval: Wilson 1927",
    ...SHARE,
    higherIsBetter: true,
    scale: CSAT_SCALE,
    weighted: true,
  },
  ces: {
    key: "ces",
    name: { es: "CES", en: "CES" },
    definition: {
      es: "Porcentaje que está de acuerdo (5–7 de 1–7) en que la empresa se lo puso fácil, entre quienes respondieron. No cuenta respuestas en escala 1–5 (CES 1.0) ni a quien no respondió.",
      en: "Percentage who agree (5–7 on 1–7) that the company made it easy, among those who answered. Leaves out answers on 1–5 (CES 1.0) and people who did not answer.",
    },
    source: "CES 2.0: Dixon, Toman and DeLisi 2013, The Effortless Experience; interval: Wilson 1927",
    ...SHARE,
    higherIsBetter: true,
    scale: CES_SCALE,
    weighted: true,
  },
  ces1: {
    key: "ces1",
    name: { es: "CES 1.0", en: "CES 1.0" },
    definition: {
      es: "Esfuerzo medio de 1 (muy bajo) a 5 (muy alto) entre quienes respondieron: menos es mejor. No cuenta respuestas en escala 1–7 (CES 2.0) ni a quien no respondió.",
      en: "Mean effort from 1 (very low) to 5 (very high) among those who answered: less is better. Leaves out answers on 1–7 (CES 2.0) and people who did not answer.",
    },
    source: "Dixon, Freeman and Toman 2010, Harvard Business Review; interval: Student's t",
    unit: "mean",
    higherIsBetter: false,
    min: 1,
    max: 5,
    scale: CES1_SCALE,
    weighted: true,
  },
  rating: {
    key: "rating",
    name: { es: "Valoración media", en: "Mean rating" },
    definition: {
      es: "Media de las valoraciones, cada una llevada de su escala a 1–5. No cuenta «no procede» ni a quien no respondió.",
      en: "Mean of the ratings, each taken from its own scale to 1–5. Leaves out “not applicable” and people who did not answer.",
    },
    source: "Arithmetic mean; interval: Student's t",
    unit: "mean",
    higherIsBetter: true,
    min: 1,
    max: 5,
    scale: RATING_SCALE,
    weighted: true,
  },
  response_rate: {
    key: "response_rate",
    name: { es: "Tasa de respuesta", en: "Response rate" },
    definition: {
      es: "Porcentaje de las invitaciones del periodo que fueron respondidas, cuando fuera. No cuenta respuestas sin invitación.",
      en: "Percentage of the invitations of the period that were answered, whenever that was. Leaves out responses without an invitation.",
    },
    source: "AAPOR Standard Definitions, RR1; interval: Wilson 1927",
    ...SHARE,
    higherIsBetter: true,
    scale: null,
    weighted: false,
  },
  interactions: {
    key: "interactions",
    name: { es: "Interacciones", en: "Interactions" },
    definition: {
      es: "Interacciones del periodo, cada mensaje una sola vez aunque llegue repetido.",
      en: "Interactions of the period, each message once however often it was sent.",
    },
    ...COUNT,
    higherIsBetter: null,
  },
  customers: {
    key: "customers",
    name: { es: "Clientes", en: "Customers" },
    definition: {
      es: "Clientes distintos con alguna interacción en el periodo, con sus identificadores ya unidos.",
      en: "Distinct customers with an interaction in the period, their identifiers joined.",
    },
    ...COUNT,
    higherIsBetter: null,
  },
  responses: {
    key: "responses",
    name: { es: "Respuestas", en: "Responses" },
    definition: {
      es: "Respuestas del periodo: el conjunto de contestaciones de una persona cuenta una vez.",
      en: "Responses of the period: one person's set of answers counts once.",
    },
    ...COUNT,
    higherIsBetter: null,
  },
  revenue: {
    key: "revenue",
    name: { es: "Ingresos", en: "Revenue" },
    definition: {
      es: "Suma de los importes de las interacciones en una moneda, descontadas las devoluciones. No mezcla monedas.",
      en: "Sum of the amounts of interactions in one currency, refunds taken off. Never mixes currencies.",
    },
    source: "",
    unit: "money",
    higherIsBetter: true,
    min: null,
    max: null,
    scale: null,
    weighted: false,
  },
  orders: {
    key: "orders",
    name: { es: "Pedidos", en: "Orders" },
    definition: {
      es: "Referencias de pedido distintas entre las interacciones con importe; una compra sin referencia es un pedido.",
      en: "Distinct order references among interactions with revenue; a purchase without a reference is an order by itself.",
    },
    ...COUNT,
    higherIsBetter: true,
  },
  average_ticket: {
    key: "average_ticket",
    name: { es: "Ticket medio", en: "Average ticket" },
    definition: {
      es: "Ingresos entre pedidos, en una moneda. No cuenta las interacciones sin importe.",
      en: "Revenue divided by orders, in one currency. Leaves out interactions without revenue.",
    },
    source: "Arithmetic mean over orders; interval: Student's t",
    unit: "money",
    higherIsBetter: true,
    min: null,
    max: null,
    scale: null,
    weighted: false,
  },
};
