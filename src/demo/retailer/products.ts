// What the invented retailer sells: things for the home, without brands. A basket is a few lines of them; its price is the sum.

import type { Random } from "../random.ts";

/** The families of products; customers have a favourite one. */
export const families = ["furniture", "lighting", "textiles", "kitchen", "garden", "decoration"] as const;

/** One family. */
export type Family = (typeof families)[number];

/** Something that is sold. Price in euros. */
export interface Product {
  readonly key: string;
  readonly es: string;
  readonly en: string;
  readonly family: Family;
  readonly price: number;
  readonly url: string;
}

/** Address of the invented online shop. */
export const shopUrl = "https://tienda.example.com";

function product(key: string, es: string, en: string, family: Family, price: number): Product {
  return { key, es, en, family, price, url: `${shopUrl}/producto/${key.toLowerCase()}` };
}

/** Everything that is sold. */
export const products: readonly Product[] = [
  product("MUE-101", "la mesa auxiliar de roble", "the oak side table", "furniture", 89),
  product("MUE-114", "la estantería de pared", "the wall shelf", "furniture", 59.95),
  product("MUE-127", "la silla de comedor", "the dining chair", "furniture", 74.5),
  product("MUE-133", "el zapatero de tres puertas", "the three-door shoe cabinet", "furniture", 119),
  product("MUE-140", "el escritorio plegable", "the folding desk", "furniture", 139),
  product("MUE-158", "el banco con almacenaje", "the storage bench", "furniture", 99.9),
  product("LUZ-201", "la lámpara de pie", "the floor lamp", "lighting", 64.95),
  product("LUZ-204", "la lámpara de mesa", "the table lamp", "lighting", 34.9),
  product("LUZ-212", "la guirnalda de luces", "the string of lights", "lighting", 19.95),
  product("LUZ-219", "el aplique del pasillo", "the hallway wall light", "lighting", 27.5),
  product("LUZ-225", "la lámpara colgante de ratán", "the rattan pendant lamp", "lighting", 49.9),
  product("TEX-301", "el juego de sábanas", "the set of sheets", "textiles", 39.95),
  product("TEX-305", "la manta de lana", "the wool blanket", "textiles", 44.9),
  product("TEX-311", "las cortinas de lino", "the linen curtains", "textiles", 52),
  product("TEX-318", "los cojines bordados", "the embroidered cushions", "textiles", 18.9),
  product("TEX-322", "la alfombra del salón", "the living-room rug", "textiles", 84.95),
  product("TEX-330", "el juego de toallas", "the set of towels", "textiles", 24.9),
  product("COC-401", "la vajilla de gres", "the stoneware set", "kitchen", 54.9),
  product("COC-407", "la sartén antiadherente", "the non-stick pan", "kitchen", 26.95),
  product("COC-412", "la cafetera italiana", "the moka pot", "kitchen", 22.5),
  product("COC-419", "los tarros de cristal", "the glass jars", "kitchen", 14.9),
  product("COC-423", "la báscula de cocina", "the kitchen scales", "kitchen", 17.95),
  product("COC-430", "el juego de cuchillos", "the knife set", "kitchen", 46),
  product("JAR-501", "la mesa de jardín", "the garden table", "garden", 129),
  product("JAR-506", "la tumbona plegable", "the folding lounger", "garden", 69.95),
  product("JAR-511", "las macetas de barro", "the clay pots", "garden", 15.9),
  product("JAR-517", "la sombrilla", "the parasol", "garden", 58),
  product("JAR-520", "las luces solares", "the solar lights", "garden", 21.9),
  product("DEC-601", "el espejo redondo", "the round mirror", "decoration", 42.95),
  product("DEC-604", "el reloj de pared", "the wall clock", "decoration", 29.9),
  product("DEC-609", "el marco de fotos", "the photo frame", "decoration", 11.95),
  product("DEC-615", "las velas aromáticas", "the scented candles", "decoration", 12.9),
  product("DEC-622", "el jarrón de cerámica", "the ceramic vase", "decoration", 23.5),
  product("DEC-628", "el perchero de madera", "the wooden coat rack", "decoration", 36.9),
];

const byFamily = new Map(families.map((family) => [family, products.filter((one) => one.family === family)]));

/** The mean price of one line: with equal chances for every family, and for every product in it. */
export const linePriceMean =
  [...byFamily.values()]
    .map((list) => list.reduce((sum, one) => sum + one.price, 0) / list.length)
    .reduce((sum, mean) => sum + mean, 0) / families.length;

/** A product: of the favourite family half of the time, else of any family. */
export function pickProduct(favourite: Family, random: Random): Product {
  const family = random.chance(0.5) ? favourite : random.pick(families);
  return random.pick(byFamily.get(family) ?? products);
}

/** What was bought together. */
export interface Basket {
  /** The first line, by which people remember the purchase. */
  readonly main: Product;
  readonly lines: number;
  /** Euros, in whole cents. */
  readonly total: number;
}

/** A basket of one line and more; `linesMean` lines are expected, so that the expected ticket is that times the mean price. */
export function fillBasket(favourite: Family, linesMean: number, random: Random): Basket {
  const main = pickProduct(favourite, random);
  const lines = 1 + random.poisson(linesMean - 1);
  let cents = Math.round(main.price * 100);
  for (let i = 1; i < lines; i++) cents += Math.round(pickProduct(favourite, random).price * 100);
  return { main, lines, total: cents / 100 };
}
