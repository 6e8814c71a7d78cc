// The words of which sentences about segments are made, in both languages. Every clause begins with "who" or "whose", so that
// clauses can be joined by "and" and "or" in any order.

import type { CustomerKind } from "./customer.ts";
import type { AmountField, NpsGroup, SegmentMetric, Times, ValueKind } from "./segment.ts";

type Join = (first: string, second: string) => string;
type Wrap = (text: string) => string;

/** The words of one language. */
export interface SentenceWords {
  readonly customers: string;
  readonly who: string;
  readonly whoNot: string;
  readonly and: string;
  readonly or: string;
  readonly everyone: string;
  readonly nobody: string;
  readonly nothing: string;
  readonly with: string;
  readonly quoted: Wrap;
  readonly not: Wrap;
  readonly days: (n: string, isOne: boolean) => string;
  readonly times: (n: string, isOne: boolean) => string;
  readonly lastDays: (n: string, isOne: boolean) => string;
  readonly olderThan: Wrap;
  readonly between: Join;
  readonly since: Wrap;
  readonly until: Wrap;
  readonly bound: Readonly<Record<Times["op"], Wrap>>;
  readonly is: Join;
  readonly is_not: Join;
  readonly contains: Join;
  readonly fields: Readonly<Record<string, string>>;
  readonly amounts: Readonly<Record<AmountField, Wrap>>;
  /** For each kind of interaction: what people did, and what they did not do. */
  readonly verbs: Readonly<Record<string, readonly [did: string, not: string]>>;
  readonly metrics: Readonly<Record<SegmentMetric, string>>;
  readonly groups: Readonly<Record<NpsGroup, string>>;
  readonly asGroup: Wrap;
  readonly scoreBetween: Join;
  readonly answered: Wrap;
  readonly latestWas: Join;
  readonly anyWas: Join;
  readonly values: Readonly<Record<ValueKind, Wrap>>;
  readonly whose: Wrap;
  readonly traitOps: Readonly<Record<"is" | "is_not" | "contains", Join>>;
  readonly traitKnown: Readonly<Record<"exists" | "not_exists", Wrap>>;
  readonly traitDay: Readonly<Record<"before" | "after" | "last_days", Join>>;
  readonly seen: Readonly<Record<"first" | "last", string>>;
  readonly kind: Wrap;
  readonly kinds: Readonly<Record<CustomerKind, string>>;
  readonly segment: Wrap;
}

const en: SentenceWords = {
  customers: "Customers",
  who: "who",
  whoNot: "who did not",
  and: "and",
  or: "or",
  everyone: "of any kind",
  nobody: "of no kind",
  nothing: "empty",
  with: "with",
  quoted: (text) => `“${text}”`,
  not: (clause) => `other than those ${clause}`,
  days: (n, isOne) => `${n} ${isOne ? "day" : "days"}`,
  times: (n, isOne) => `${n} ${isOne ? "time" : "times"}`,
  lastDays: (n, isOne) => (isOne ? "in the last day" : `in the last ${n} days`),
  olderThan: (days) => `more than ${days} ago`,
  between: (from, to) => `from ${from} until before ${to}`,
  since: (from) => `since ${from}`,
  until: (to) => `before ${to}`,
  bound: {
    at_least: (n) => `at least ${n}`,
    at_most: (n) => `at most ${n}`,
    exactly: (n) => `exactly ${n}`,
  },
  is: (field, list) => `${field} ${list}`,
  is_not: (field, list) => `${field} other than ${list}`,
  contains: (field, list) => `${field} containing ${list}`,
  fields: {
    kind: "kind",
    channel: "channel",
    touchpoint: "touchpoint",
    stage: "stage",
    event: "event",
    unit: "unit",
    employee: "employee",
    campaign: "campaign",
    product: "product",
    outcome: "outcome",
    language: "language",
    source: "source",
    question: "question",
  },
  amounts: {
    wait_minutes: (n) => `a wait of ${n} minutes`,
    duration_minutes: (n) => `a duration of ${n} minutes`,
    amount: (n) => `an amount of ${n}`,
  },
  verbs: {
    seen: ["saw an advert", "see an advert"],
    visited: ["visited", "visit"],
    asked: ["asked something", "ask anything"],
    bought: ["bought", "buy"],
    returned: ["returned something", "return anything"],
    received: ["received something", "receive anything"],
    used: ["used what they bought", "use what they bought"],
    complained: ["complained", "complain"],
    invited: ["were invited to answer", "get invited to answer"],
    answered: ["answered a survey", "answer a survey"],
    contacted: ["were in contact", "get in contact"],
    left: ["left", "leave"],
    other: ["had an interaction of another kind", "have an interaction of another kind"],
    "": ["had an interaction", "have an interaction"],
  },
  metrics: { nps: "NPS", csat: "satisfaction (1–5)", ces: "ease (1–7)", rating: "rating (1–5)" },
  groups: { promoter: "a promoter", passive: "a passive", detractor: "a detractor" },
  asGroup: (groups) => `that of ${groups}`,
  scoreBetween: (from, to) => `between ${from} and ${to}`,
  answered: (metric) => `who answered the question of ${metric}`,
  latestWas: (metric, tail) => `whose latest ${metric}${tail} was`,
  anyWas: (metric, result) => `who gave some ${metric} that was ${result}`,
  values: {
    revenue: (amount) => `who spent ${amount}`,
    orders: (amount) => `who placed ${amount} orders`,
    average_ticket: (amount) => `whose average ticket is ${amount}`,
  },
  whose: (key) => `whose ${key}`,
  traitOps: {
    is: (whose, list) => `${whose} is ${list}`,
    is_not: (whose, list) => `${whose} is not ${list}`,
    contains: (whose, list) => `${whose} contains ${list}`,
  },
  traitKnown: {
    exists: (key) => `whose ${key} is known`,
    not_exists: (key) => `whose ${key} is not known`,
  },
  traitDay: {
    before: (whose, day) => `${whose} is before ${day}`,
    after: (whose, day) => `${whose} is after ${day}`,
    last_days: (whose, lastDays) => `${whose} is ${lastDays}`,
  },
  seen: {
    first: "whose first interaction was",
    last: "whose last interaction was",
  },
  kind: (kinds) => `who are ${kinds} customers`,
  kinds: { prospective: "prospective", current: "current", past: "past" },
  segment: (name) => `who are in the segment ${name}`,
};

const es: SentenceWords = {
  customers: "Clientes",
  who: "que",
  whoNot: "que no",
  and: "y",
  or: "o",
  everyone: "de cualquier tipo",
  nobody: "de ningún tipo",
  nothing: "vacío",
  with: "con",
  quoted: (text) => `«${text}»`,
  not: (clause) => `salvo aquellos ${clause}`,
  days: (n, isOne) => `${n} ${isOne ? "día" : "días"}`,
  times: (n, isOne) => `${n} ${isOne ? "vez" : "veces"}`,
  lastDays: (n, isOne) => (isOne ? "en el último día" : `en los últimos ${n} días`),
  olderThan: (days) => `hace más de ${days}`,
  between: (from, to) => `desde el ${from} hasta antes del ${to}`,
  since: (from) => `desde el ${from}`,
  until: (to) => `antes del ${to}`,
  bound: {
    at_least: (n) => `al menos ${n}`,
    at_most: (n) => `como mucho ${n}`,
    exactly: (n) => `exactamente ${n}`,
  },
  is: (field, list) => `${field} ${list}`,
  is_not: (field, list) => `${field} distinto de ${list}`,
  contains: (field, list) => `${field} que contiene ${list}`,
  fields: {
    kind: "tipo",
    channel: "canal",
    touchpoint: "punto de contacto",
    stage: "etapa",
    event: "evento",
    unit: "unidad",
    employee: "empleado",
    campaign: "campaña",
    product: "producto",
    outcome: "resultado",
    language: "idioma",
    source: "fuente",
    question: "pregunta",
  },
  amounts: {
    wait_minutes: (n) => `una espera de ${n} minutos`,
    duration_minutes: (n) => `una duración de ${n} minutos`,
    amount: (n) => `un importe de ${n}`,
  },
  verbs: {
    seen: ["vieron un anuncio", "vieron ningún anuncio"],
    visited: ["visitaron", "visitaron"],
    asked: ["preguntaron", "preguntaron"],
    bought: ["compraron", "compraron"],
    returned: ["devolvieron algo", "devolvieron nada"],
    received: ["recibieron algo", "recibieron nada"],
    used: ["usaron lo que compraron", "usaron lo que compraron"],
    complained: ["se quejaron", "se quejaron"],
    invited: ["recibieron una invitación a responder", "recibieron ninguna invitación a responder"],
    answered: ["respondieron una encuesta", "respondieron ninguna encuesta"],
    contacted: ["se pusieron en contacto", "se pusieron en contacto"],
    left: ["se dieron de baja", "se dieron de baja"],
    other: ["tuvieron una interacción de otro tipo", "tuvieron ninguna interacción de otro tipo"],
    "": ["tuvieron una interacción", "tuvieron ninguna interacción"],
  },
  metrics: { nps: "NPS", csat: "satisfacción (1–5)", ces: "facilidad (1–7)", rating: "valoración (1–5)" },
  groups: { promoter: "promotor", passive: "pasivo", detractor: "detractor" },
  asGroup: (groups) => `de ${groups}`,
  scoreBetween: (from, to) => `de entre ${from} y ${to}`,
  answered: (metric) => `que respondieron a la pregunta de ${metric}`,
  latestWas: (metric, tail) => `cuya última respuesta de ${metric}${tail} fue`,
  anyWas: (metric, result) => `que dieron alguna respuesta de ${metric} ${result}`,
  values: {
    revenue: (amount) => `que gastaron ${amount}`,
    orders: (amount) => `que hicieron ${amount} pedidos`,
    average_ticket: (amount) => `con un tique medio de ${amount}`,
  },
  whose: (key) => `con ${key}`,
  traitOps: {
    is: (whose, list) => `${whose} igual a ${list}`,
    is_not: (whose, list) => `${whose} distinto de ${list}`,
    contains: (whose, list) => `${whose} que contiene ${list}`,
  },
  traitKnown: {
    exists: (key) => `con ${key} conocido`,
    not_exists: (key) => `sin ${key} conocido`,
  },
  traitDay: {
    before: (whose, day) => `${whose} anterior al ${day}`,
    after: (whose, day) => `${whose} posterior al ${day}`,
    last_days: (whose, lastDays) => `${whose} ${lastDays}`,
  },
  seen: {
    first: "cuya primera interacción fue",
    last: "cuya última interacción fue",
  },
  kind: (kinds) => `que son clientes ${kinds}`,
  kinds: { prospective: "potenciales", current: "actuales", past: "perdidos" },
  segment: (name) => `que están en el segmento ${name}`,
};

/** The words by language. */
export const sentenceWords = { es, en } as const;
