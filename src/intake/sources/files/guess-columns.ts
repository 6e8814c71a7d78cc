// What each column of a sample stands for, by its name in Spanish or English and by its content. One role per column and, for
// roles that a recipe has once, one column per role: the first of the best.

import { type ColumnFacts, shareOf } from "./column-facts.ts";
import { asksForScore } from "./guess-answers.ts";
import { channelShare } from "./guess-channel.ts";
import { parseCurrency, parseLanguage } from "./spellings.ts";

/** Roles a column can have; `answer`, `comment` and `trait` may be taken by several columns. */
export type Role =
  | "time"
  | "clock"
  | "email"
  | "phone"
  | "user"
  | "person"
  | "loyalty"
  | "answer"
  | "comment"
  | "channel"
  | "unit"
  | "revenue"
  | "price"
  | "quantity"
  | "order"
  | "product"
  | "weight"
  | "language"
  | "employee"
  | "campaign"
  | "currency"
  | "touchpoint"
  | "url"
  | "outcome"
  | "session"
  | "id"
  | "trait"
  | "choice"
  | "private"
  | "aside"
  | "rest";

interface Sign {
  readonly role: Role;
  readonly name: RegExp;
  readonly fits: (column: ColumnFacts) => boolean;
}

const numeric = (column: ColumnFacts) => column.numbers > 0.95;
const short = (column: ColumnFacts) => column.averageLength <= 60;
const grouped = (column: ColumnFacts) =>
  short(column) && column.distinct.size <= Math.max(3, column.filled * 0.6);
/** "Review created" holds moments, whatever it is called. */
const momentShare = (column: ColumnFacts) =>
  shareOf(column, (v) => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/.test(v));
const longText = (column: ColumnFacts) =>
  column.numbers < 0.3 &&
  momentShare(column) < 0.5 &&
  column.averageLength > 12 &&
  column.distinct.size > 3 &&
  !/(^| )id( |$)/.test(column.words);

/** Tried in this order for every column. */
const signs: readonly Sign[] = [
  {
    role: "email",
    name: /\b(e ?mail|mail|correo)\b/,
    fits: (c) => shareOf(c, (v) => /^\S+@\S+\.\S+$/.test(v)) > 0.6,
  },
  { role: "email", name: /./, fits: (c) => shareOf(c, (v) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(v)) > 0.9 },
  {
    role: "phone",
    name: /\b(phone|tel|telefono|movil|mobile|celular|msisdn|whatsapp)\b/,
    // Tools that write for spreadsheets put an apostrophe before the plus.
    fits: (c) => shareOf(c, (v) => /^'?[+()\d\s.-]{7,20}$/.test(v)) > 0.7,
  },
  {
    role: "loyalty",
    name: /\b(loyalty|fidel\w*|tarjeta|membership|card|socio)( ?(id|no|num|number|numero|card))?\b/,
    fits: (c) => short(c) && c.distinct.size > 1 && shareOf(c, (v) => /\d/.test(v)) > 0.8,
  },
  {
    role: "user",
    name: /^(id )?(customer|client|cliente|user|usuario|member|account|cuenta|abonado)( (id|no|num|number|numero|code|codigo|key|ref))?$|^(custid|userid)$/,
    fits: (c) => short(c) && c.distinct.size > 1 && shareOf(c, (v) => /\d|[_-]/.test(v)) > 0.5,
  },
  {
    role: "person",
    name: /^(id )?(household|guest|huesped|caller|respondent|encuestado|passenger|pasajero|patient|paciente|person|persona|hogar|reviewer|visitor|resp ?num)( (id|no|num|number|numero|code))?$/,
    fits: (c) => short(c) && c.distinct.size > 1,
  },
  { role: "session", name: /\b(session|sesion)( id)?\b/, fits: short },
  {
    role: "url",
    name: /\b(url|link|enlace|page|pagina)\b/,
    fits: (c) => shareOf(c, (v) => /^(https?:\/\/|\/)/.test(v)) > 0.8,
  },
  {
    role: "weight",
    name: /^(weight|peso|ponderacion|wt|factor de ponderacion|survey weight)$/,
    fits: (c) => numeric(c) && c.min > 0 && c.max < 1000,
  },
  {
    role: "currency",
    name: /\b(currency|moneda|divisa)\b/,
    fits: (c) => shareOf(c, (v) => parseCurrency(v) !== undefined) > 0.9,
  },
  {
    role: "language",
    name: /\b(lang|language|idioma|lengua|locale)\b/,
    fits: (c) => c.numbers < 0.1 && shareOf(c, (v) => parseLanguage(v) !== undefined) > 0.9,
  },
  { role: "touchpoint", name: /\b(touch ?point|punto de contacto)\b/, fits: grouped },
  {
    role: "channel",
    name: /\b(channel|canal|contact type|via|medium|medio|source|origen)\b/,
    fits: (c) => channelShare(c) > 0.3,
  },
  { role: "channel", name: /./, fits: (c) => c.distinct.size > 1 && channelShare(c) > 0.9 },
  { role: "campaign", name: /\b(campaign|campana|campanya)\b( id)?$/, fits: short },
  {
    role: "revenue",
    name: /\b(revenue|amount|importe|sales value|venta|ventas|ingresos|gross|facturado|spend|gasto)\b|\btotal( (eur|usd|gbp|euros|price|pedido|order|ticket))?$/,
    fits: (c) => numeric(c),
  },
  { role: "price", name: /\b(price|precio)\b/, fits: numeric },
  { role: "quantity", name: /\b(quantity|qty|cantidad|unidades|units)\b/, fits: numeric },
  {
    role: "order",
    name: /^(id )?(order|invoice|basket|pedido|factura|receipt|recibo|booking|reserva|transaction|transaccion|ticket)( (id|no|num|number|numero))?$/,
    fits: short,
  },
  {
    role: "product",
    name: /^(id )?(product|sku|stock ?code|item|article|producto|articulo|referencia)( (id|no|num|number|code|codigo|name|nombre))?$/,
    fits: short,
  },
  {
    role: "employee",
    name: /^(id )?(employee|agent|agente|empleado|assigned to|resolved by|vendedor|atendido por|advisor|operator)( (id|name|nombre))?$/,
    fits: grouped,
  },
  {
    role: "unit",
    name: /\b(store|shop|tienda|unit|unidad|branch|sucursal|oficina|office|hotel|centro|delegacion|trust|organi[sz]ation|establecimiento|local|restaurante?)\b/,
    fits: (c) => grouped(c) && c.code === "" && !/\b(nights?|stays?)\b/.test(c.words),
  },
  {
    role: "outcome",
    name: /^(outcome|result|resultado|reservation status|status|estado|state)$/,
    fits: grouped,
  },
  // A name that leaves no doubt needs no length: "Bien" is a comment too.
  {
    role: "comment",
    name: /^(comments?|comentarios?|feedback|verbatim|observaciones|sugerencias?|suggestions?)( \d+)?$/,
    fits: (c) => c.numbers < 0.3 && c.averageLength >= 2,
  },
  {
    role: "comment",
    name: /\b(comments?|comentarios?|feedback|review|resena|opinion|opiniones|suggestions?|sugerencias?|verbatim|observaciones|texto|text|answer|respuesta|why|motivo|reason)\b|por ?que/,
    fits: longText,
  },
  {
    role: "comment",
    name: /./,
    fits: (c) => c.numbers < 0.1 && c.averageLength > 45 && c.distinct.size > c.filled * 0.5,
  },
  {
    role: "trait",
    name: /\b(country|pais|city|ciudad|provincia|province|age|edad|gender|genero|sex|sexo|income|inc|ingresos|renta|segment|segmento|customer type|tipo de cliente|marital status|estado civil|household size|home ownership|kids count|household comp)\b/,
    fits: grouped,
  },
];

/** The role of a column by name and content; `rest` when nothing fits. */
export function guessRole(column: ColumnFacts): Role {
  if (column.filled === 0 || (column.averageLength < 20 && asksForScore(column.words))) return "rest";
  return signs.find((sign) => sign.name.test(column.words) && sign.fits(column))?.role ?? "rest";
}

const idName =
  /^(id|uuid|row id|response id|id respuesta|respuesta|comment id|interaction id|event id|folio|resp ?num|respondent id|survey id|encuesta|id encuesta|(call|ticket|case|review|answer|submission|llamada|caso|incidencia) id)$/;

/** The column that makes rows unique by name and content. */
export function guessId(columns: readonly ColumnFacts[], rows: number): ColumnFacts | undefined {
  return columns.find((column) => idName.test(column.words) && column.unique && column.filled === rows);
}
