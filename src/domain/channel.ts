// Where an interaction happened. The list is the product's vocabulary; a workspace hides what it does not use.

/** The channels, in the order in which screens list them. */
export const channels = [
  "web",
  "ecommerce",
  "app",
  "advertising",
  "email",
  "phone",
  "sms",
  "chat",
  "social",
  "store",
  "franchise",
  "direct_mail",
  "delivery",
  "review_site",
  "in_person",
  "event",
  "partner",
] as const;

/** One channel of the vocabulary. */
export type Channel = (typeof channels)[number];

/** Names of the channels as people read them. */
export const channelNames: Readonly<Record<Channel, { readonly es: string; readonly en: string }>> = {
  web: { es: "Web", en: "Web" },
  ecommerce: { es: "Tienda en línea", en: "Online shop" },
  app: { es: "Aplicación", en: "App" },
  advertising: { es: "Publicidad", en: "Advertising" },
  email: { es: "Correo electrónico", en: "E-mail" },
  phone: { es: "Teléfono", en: "Phone" },
  sms: { es: "SMS", en: "SMS" },
  chat: { es: "Chat", en: "Chat" },
  social: { es: "Redes sociales", en: "Social media" },
  store: { es: "Tienda propia", en: "Own store" },
  franchise: { es: "Franquicia", en: "Franchise" },
  direct_mail: { es: "Buzoneo", en: "Direct mail" },
  delivery: { es: "Entrega", en: "Delivery" },
  review_site: { es: "Sitio de reseñas", en: "Review site" },
  in_person: { es: "En persona", en: "In person" },
  event: { es: "Evento", en: "Event" },
  partner: { es: "Colaborador", en: "Partner" },
};

/** Other spellings that senders use for the same channel. */
const spellings: Readonly<Record<string, Channel>> = {
  website: "web",
  online: "web",
  browser: "web",
  mobile: "app",
  mobile_app: "app",
  shop: "store",
  own_store: "store",
  retail: "store",
  pos: "store",
  in_store: "store",
  ads: "advertising",
  ad: "advertising",
  mail: "email",
  e_mail: "email",
  newsletter: "email",
  call: "phone",
  telephone: "phone",
  call_centre: "phone",
  call_center: "phone",
  text_message: "sms",
  live_chat: "chat",
  whatsapp: "chat",
  social_media: "social",
  buzoneo: "direct_mail",
  postal: "direct_mail",
  letter: "direct_mail",
  courier: "delivery",
  reviews: "review_site",
  review: "review_site",
  face_to_face: "in_person",
  reseller: "partner",
  agency: "partner",
  e_commerce: "ecommerce",
  online_store: "ecommerce",
  online_shop: "ecommerce",
};

const known: ReadonlySet<string> = new Set(channels);

/** A channel from any spelling in the list; undefined when the text names none. */
export function parseChannel(text: string): Channel | undefined {
  const key = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  if (known.has(key)) return key as Channel;
  return Object.hasOwn(spellings, key) ? spellings[key] : undefined;
}
