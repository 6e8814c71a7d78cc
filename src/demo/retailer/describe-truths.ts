// The truths of the invented retailer with the dates of one simulation, and the same in words that people read.

import { monthsBefore } from "../calendar.ts";
import {
  detractorCostPerYear,
  improvedAt,
  type RetailerTruths,
  retailerTruths,
  type Tier,
  tiers,
} from "./truths.ts";

/** The truths with what depends on the simulated period. Plain data: it can be written as JSON. */
export interface DatedTruths extends RetailerTruths {
  readonly scenario: "retailer";
  /** ISO times; `to` is not included. */
  readonly period: { readonly from: string; readonly to: string };
  /** When the waits of the call centre fell. */
  readonly improvedAt: string;
  /** Euros a year that a detractor fails to bring in beside a promoter of the same tier, not counting departures. */
  readonly detractorCostPerYear: Readonly<Record<Tier, number>>;
}

/** The truths of a simulation that ends at `until` after so many months. */
export function datedTruths(options: { readonly until: number; readonly months?: number }): DatedTruths {
  const { until, months = 18 } = options;
  const cost = (tier: Tier) => Math.round(detractorCostPerYear(tier));
  return {
    scenario: "retailer",
    period: {
      from: new Date(monthsBefore(until, months)).toISOString(),
      to: new Date(until).toISOString(),
    },
    improvedAt: new Date(improvedAt(until, months)).toISOString(),
    ...retailerTruths,
    detractorCostPerYear: { none: cost("none"), silver: cost("silver"), gold: cost("gold") },
  };
}

const words = {
  es: {
    drivers: {
      product: "producto",
      delivery: "entrega",
      service: "atención",
      shop: "tienda",
      price: "precio",
      web: "web",
    },
    tiers: { none: "sin tarjeta", silver: "plata", gold: "oro" },
  },
  en: {
    drivers: {
      product: "product",
      delivery: "delivery",
      service: "service",
      shop: "shop",
      price: "price",
      web: "web",
    },
    tiers: { none: "no card", silver: "silver", gold: "gold" },
  },
} as const;

/** The truths in sentences, one a line, in Spanish or English. */
export function describeTruths(truths: DatedTruths, language: "es" | "en"): readonly string[] {
  const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "Europe/Madrid" });
  const n = (value: number) => decimal.format(value);
  const p = (value: number) => percent.format(value);
  const { delivery, callCentre, returns, shops, recommend, money, departure, response, otherCsat } = truths;
  const names = words[language];
  const weights = Object.entries(recommend.weights)
    .sort(([, a], [, b]) => b - a)
    .map(([driver, weight]) => `${names.drivers[driver as keyof typeof names.drivers]} ${n(weight)}`)
    .join(", ");
  const costs = tiers
    .map((tier) => `${names.tiers[tier]} ${n(truths.detractorCostPerYear[tier])} €`)
    .join(", ");
  const since = date.format(new Date(truths.improvedAt));
  if (language === "es")
    return [
      `Lo que más duele: la entrega a domicilio. El ${p(delivery.lateShare.mainland)} de los envíos (${p(delivery.lateShare.islands)} en las islas) tarda más de ${delivery.promisedDays} días, y entonces la satisfacción media baja de ${n(delivery.csatOnTime)} a ${n(delivery.csatLate)} sobre 5.`,
      `Centro de atención telefónica: esperar más de ${callCentre.longWaitMinutes} minutos resta ${n(callCentre.csatLossLongWait)} puntos de satisfacción y no resolver resta ${n(callCentre.csatLossUnsolved)}; el esfuerzo (CES) es ${n(callCentre.cesSolved)} si se resuelve y ${n(callCentre.cesUnsolved)} si no.`,
      `Mejora conocida: desde el ${since} la cola del teléfono baja de ${n(callCentre.waitMinutesBefore)} a ${n(callCentre.waitMinutesAfter)} minutos.`,
      `Canal que se queda atrás: devolver en una franquicia (${n(returns.csat.return_franchise)} sobre 5, ${returns.refundDays.return_franchise} días hasta el reembolso), frente a ${n(returns.csat.return_store)} en tienda y ${n(returns.csat.return_online)} en línea.`,
      `Homogeneidad: la misma compra se valora con ${n(shops.csatStore)} en tienda propia y con ${n(shops.csatFranchise)} en franquicia. Una tienda destaca: ${shops.bestStore}, con ${n(shops.csatBestStore)}.`,
      `Qué mueve la recomendación (puntos de 0 a 10 por cada punto de opinión de 1 a 5): ${weights}. La web saca mala nota (${n(otherCsat.web)}) y apenas importa.`,
      `Segmento distinto: los clientes oro recomiendan ${n(recommend.tierShift.gold)} puntos más y compran más a menudo, así que hay que comparar dentro de cada nivel.`,
      `Lo que cuesta un detractor al año frente a un promotor, sin contar las bajas: ${costs}. Compra ${n(money.orderFactor.detractor)} veces lo que un pasivo; un promotor, ${n(money.orderFactor.promoter)}.`,
      `Bajas al mes: ${p(departure.perMonth.promoter)} de los promotores, ${p(departure.perMonth.passive)} de los pasivos, ${p(departure.perMonth.detractor)} de los detractores; ${p(1 - departure.saidShare)} se va sin decirlo.`,
      `Quien está contento responde más: ${p(response.rate.promoter)} de los promotores, ${p(response.rate.passive)} de los pasivos y ${p(response.rate.detractor)} de los detractores. Las respuestas por sí solas favorecen a la empresa.`,
      `Dos eventos no están en ningún catálogo: ${truths.unmatchedEvents.join(", ")}.`,
    ];
  return [
    `The pain point: home delivery. ${p(delivery.lateShare.mainland)} of deliveries (${p(delivery.lateShare.islands)} on the islands) take more than ${delivery.promisedDays} days, and then mean satisfaction falls from ${n(delivery.csatOnTime)} to ${n(delivery.csatLate)} out of 5.`,
    `Call centre: waiting more than ${callCentre.longWaitMinutes} minutes costs ${n(callCentre.csatLossLongWait)} points of satisfaction and solving nothing costs ${n(callCentre.csatLossUnsolved)}; effort (CES) is ${n(callCentre.cesSolved)} when solved and ${n(callCentre.cesUnsolved)} when not.`,
    `A known improvement: from ${since} the queue on the phone falls from ${n(callCentre.waitMinutesBefore)} to ${n(callCentre.waitMinutesAfter)} minutes.`,
    `The channel that falls behind: returns in a franchise (${n(returns.csat.return_franchise)} out of 5, ${returns.refundDays.return_franchise} days to the refund), against ${n(returns.csat.return_store)} in stores and ${n(returns.csat.return_online)} online.`,
    `Homogeneity: the same purchase scores ${n(shops.csatStore)} in own stores and ${n(shops.csatFranchise)} in franchises. One store stands out: ${shops.bestStore}, with ${n(shops.csatBestStore)}.`,
    `What moves recommending (points from 0 to 10 for each point of opinion from 1 to 5): ${weights}. The site scores badly (${n(otherCsat.web)}) and hardly matters.`,
    `A segment that differs: gold customers recommend by ${n(recommend.tierShift.gold)} points more and buy more often, so compare within each tier.`,
    `What a detractor costs a year beside a promoter, not counting departures: ${costs}. A detractor buys ${n(money.orderFactor.detractor)} times as often as a passive; a promoter, ${n(money.orderFactor.promoter)}.`,
    `Departures a month: ${p(departure.perMonth.promoter)} of promoters, ${p(departure.perMonth.passive)} of passives, ${p(departure.perMonth.detractor)} of detractors; ${p(1 - departure.saidShare)} leave without a word.`,
    `The happy answer more: ${p(response.rate.promoter)} of promoters, ${p(response.rate.passive)} of passives and ${p(response.rate.detractor)} of detractors. The answers alone flatter the company.`,
    `Two events are in no catalogue: ${truths.unmatchedEvents.join(", ")}.`,
  ];
}
