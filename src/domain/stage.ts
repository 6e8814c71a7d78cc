// Where in the relationship an interaction stands, from the first advert to the day the customer leaves.

/** The stages in the order of the relationship: before, during and after the sale. */
export const stages = [
  "attraction",
  "interest",
  "discovery",
  "purchase",
  "delivery",
  "use",
  "service",
  "renewal",
  "departure",
] as const;

/** One stage of the vocabulary. */
export type Stage = (typeof stages)[number];

/** Names of the stages as people read them. */
export const stageNames: Readonly<Record<Stage, { readonly es: string; readonly en: string }>> = {
  attraction: { es: "Atracción", en: "Attraction" },
  interest: { es: "Interés", en: "Interest" },
  discovery: { es: "Descubrimiento", en: "Discovery" },
  purchase: { es: "Compra", en: "Purchase" },
  delivery: { es: "Entrega", en: "Delivery" },
  use: { es: "Uso", en: "Use" },
  service: { es: "Servicio", en: "Service" },
  renewal: { es: "Renovación", en: "Renewal" },
  departure: { es: "Baja", en: "Departure" },
};

const known: ReadonlySet<string> = new Set(stages);

/** A stage by its key; undefined when the text names none. */
export function parseStage(text: string): Stage | undefined {
  const key = text.trim().toLowerCase();
  return known.has(key) ? (key as Stage) : undefined;
}
