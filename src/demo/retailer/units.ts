// Where the invented retailer works: a tree of regions with its own stores, its franchises, the teams that answer and the
// warehouse that sends. Keys are what interactions carry in `unit`.

/** A place or team of an invented company. */
export interface DemoUnit {
  readonly key: string;
  readonly names: { readonly es: string; readonly en: string };
  readonly kind: "company" | "region" | "store" | "franchise" | "team" | "warehouse";
  /** Key of the unit above; null for the company. */
  readonly parent: string | null;
  /** Empty for the company and the regions. */
  readonly city: string;
}

/** A town with its weight in customers, its region and the shops in it. */
interface Town {
  readonly name: string;
  readonly region: string;
  readonly weight: number;
  readonly stores: readonly string[];
  readonly franchises: readonly string[];
}

/** The regions: key, Spanish, English. */
const regions: readonly (readonly [key: string, es: string, en: string])[] = [
  ["north", "Norte", "North"],
  ["centre", "Centro", "Centre"],
  ["east", "Este", "East"],
  ["levante", "Levante", "Levante"],
  ["south", "Sur", "South"],
  ["islands", "Islas", "Islands"],
];

/** The towns where customers live. */
export const towns: readonly Town[] = [
  { name: "Bilbao", region: "north", weight: 6, stores: ["Abando", "Deusto"], franchises: [] },
  { name: "San Sebastián", region: "north", weight: 3, stores: [], franchises: ["Gros"] },
  { name: "Santander", region: "north", weight: 2, stores: [], franchises: ["Puertochico"] },
  { name: "Oviedo", region: "north", weight: 3, stores: ["Centro"], franchises: [] },
  { name: "A Coruña", region: "north", weight: 4, stores: ["Ensanche"], franchises: ["Riazor"] },
  { name: "Vitoria", region: "north", weight: 2, stores: [], franchises: ["Casco"] },
  { name: "Pamplona", region: "north", weight: 3, stores: ["Iturrama"], franchises: [] },
  {
    name: "Madrid",
    region: "centre",
    weight: 18,
    stores: ["Argüelles", "Chamberí", "Retiro", "Vallecas", "Tetuán", "Carabanchel"],
    franchises: ["Alcobendas", "Getafe"],
  },
  { name: "Valladolid", region: "centre", weight: 3, stores: ["Delicias"], franchises: [] },
  { name: "Toledo", region: "centre", weight: 2, stores: [], franchises: ["Santa Bárbara"] },
  { name: "Salamanca", region: "centre", weight: 2, stores: [], franchises: ["Garrido"] },
  { name: "Zaragoza", region: "centre", weight: 6, stores: ["Delicias", "Romareda"], franchises: [] },
  {
    name: "Barcelona",
    region: "east",
    weight: 13,
    stores: ["Gràcia", "Eixample", "Sants", "Poblenou"],
    franchises: ["Badalona"],
  },
  { name: "Tarragona", region: "east", weight: 2, stores: [], franchises: ["Part Alta"] },
  { name: "Girona", region: "east", weight: 2, stores: [], franchises: ["Eixample"] },
  {
    name: "Valencia",
    region: "levante",
    weight: 9,
    stores: ["Ensanche", "Campanar"],
    franchises: ["Torrent"],
  },
  { name: "Alicante", region: "levante", weight: 4, stores: ["Mercado"], franchises: [] },
  { name: "Murcia", region: "levante", weight: 3, stores: ["Vistabella"], franchises: [] },
  { name: "Castellón", region: "levante", weight: 2, stores: [], franchises: ["Grau"] },
  { name: "Sevilla", region: "south", weight: 6, stores: ["Nervión", "Triana"], franchises: [] },
  { name: "Málaga", region: "south", weight: 4, stores: ["Teatinos"], franchises: ["Churriana"] },
  { name: "Granada", region: "south", weight: 3, stores: ["Zaidín"], franchises: [] },
  { name: "Córdoba", region: "south", weight: 2, stores: [], franchises: ["Ciudad Jardín"] },
  { name: "Palma", region: "islands", weight: 3, stores: ["Santa Catalina"], franchises: [] },
  { name: "Las Palmas", region: "islands", weight: 3, stores: ["Triana"], franchises: [] },
  { name: "Santa Cruz de Tenerife", region: "islands", weight: 2, stores: [], franchises: ["Toscal"] },
];

function keyOf(...words: readonly string[]): string {
  return words
    .join("-")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
}

const company: DemoUnit = {
  key: "almazul",
  names: { es: "Almazul Hogar", en: "Almazul Home" },
  kind: "company",
  parent: null,
  city: "",
};

function shopsOf(town: Town, kind: "store" | "franchise"): DemoUnit[] {
  return (kind === "store" ? town.stores : town.franchises).map((quarter) => ({
    key: keyOf(kind === "store" ? "t" : "f", town.name, quarter),
    names: { es: `${town.name} · ${quarter}`, en: `${town.name} · ${quarter}` },
    kind,
    parent: town.region,
    city: town.name,
  }));
}

function team(key: string, es: string, en: string, city: string): DemoUnit {
  return { key, names: { es, en }, kind: "team", parent: company.key, city };
}

/** Teams that answer the phone and the chat. */
export const serviceTeams: readonly DemoUnit[] = [
  team(
    "service-valladolid",
    "Atención al cliente de Valladolid",
    "Customer service, Valladolid",
    "Valladolid",
  ),
  team("service-malaga", "Atención al cliente de Málaga", "Customer service, Málaga", "Málaga"),
];

/** Where parcels leave from. */
export const warehouseUnit: DemoUnit = {
  key: "warehouse-getafe",
  names: { es: "Almacén de Getafe", en: "Getafe warehouse" },
  kind: "warehouse",
  parent: company.key,
  city: "Madrid",
};

/** Own stores and franchises. */
export const storeUnits: readonly DemoUnit[] = towns.flatMap((town) => shopsOf(town, "store"));
/** Franchises. */
export const franchiseUnits: readonly DemoUnit[] = towns.flatMap((town) => shopsOf(town, "franchise"));

/** The whole tree, parents before children. */
export const retailerUnits: readonly DemoUnit[] = [
  company,
  ...regions.map(
    ([key, es, en]): DemoUnit => ({ key, names: { es, en }, kind: "region", parent: company.key, city: "" }),
  ),
  ...storeUnits,
  ...franchiseUnits,
  ...serviceTeams,
  warehouseUnit,
];
