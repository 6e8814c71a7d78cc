// Channels as files write them in Spanish and English, beyond the spellings that senders use.

import { type Channel, channelNames, channels, parseChannel } from "../../../domain/channel.ts";
import { type ColumnFacts, shareOf } from "./column-facts.ts";
import { withoutAccents } from "./spellings.ts";

const others: Readonly<Record<string, Channel>> = {
  tienda: "store",
  "tienda fisica": "store",
  presencial: "in_person",
  telefono: "phone",
  llamada: "phone",
  telefonico: "phone",
  correo: "email",
  "e mail": "email",
  "correo electronico": "email",
  "tienda online": "ecommerce",
  "tienda en linea": "ecommerce",
  "tienda web": "ecommerce",
  internet: "web",
  "sitio web": "web",
  pagina: "web",
  movil: "app",
  "self service": "web",
  ivr: "phone",
  "direct opened": "in_person",
  "walk in": "in_person",
  redes: "social",
  "redes sociales": "social",
  twitter: "social",
  facebook: "social",
  instagram: "social",
  publicidad: "advertising",
  anuncio: "advertising",
  anuncios: "advertising",
  mensajeria: "delivery",
  reparto: "delivery",
  entrega: "delivery",
  franquicia: "franchise",
  buzoneo: "direct_mail",
  carta: "direct_mail",
  evento: "event",
  feria: "event",
  colaborador: "partner",
  distribuidor: "partner",
  agencia: "partner",
  resena: "review_site",
  resenas: "review_site",
  "en persona": "in_person",
  mostrador: "in_person",
  kiosko: "in_person",
  kiosk: "in_person",
};

const byName: ReadonlyMap<string, Channel> = new Map(
  channels.flatMap((key) => [
    [plain(channelNames[key].es), key] as const,
    [plain(channelNames[key].en), key] as const,
  ]),
);

function plain(text: string): string {
  return withoutAccents(text.toLowerCase())
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** The channel that a text in a file names; undefined when it names none. */
export function readChannel(text: string): Channel | undefined {
  return parseChannel(text) ?? byName.get(plain(text)) ?? others[plain(text)];
}

/** How much of a column names channels, 0..1. */
export function channelShare(column: ColumnFacts): number {
  return column.distinct.size > 40 ? 0 : shareOf(column, (value) => readChannel(value) !== undefined);
}

/** The map that a recipe needs for the values that the product does not know by themselves, and those that nobody knows. */
export function channelMap(column: ColumnFacts): { map: Record<string, Channel>; unknown: string[] } {
  const map: Record<string, Channel> = {};
  const unknown: string[] = [];
  for (const value of column.distinct.keys()) {
    if (parseChannel(value) !== undefined) continue;
    const channel = readChannel(value);
    if (channel === undefined) unknown.push(value);
    else map[value] = channel;
  }
  return { map, unknown };
}
