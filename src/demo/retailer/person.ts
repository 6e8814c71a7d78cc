// One invented person: where they live, what they are, what the company knows them by. Nobody real: e-mail addresses stand
// on the domains reserved for examples, phones in a range that Spain has given to nobody (numbers starting with 3), and
// people have no names. Identifiers depend on the seed, so that two demos are two different crowds.

import type { Identifier } from "../../domain/identifier.ts";
import type { Random } from "../random.ts";
import { type Family, families } from "./products.ts";
import { retailerTruths, type Tier, tiers } from "./truths.ts";
import { type DemoUnit, franchiseUnits, storeUnits, towns } from "./units.ts";

/** Ways to buy. */
export const buyingWays = ["online", "app", "store", "franchise", "phone", "partner"] as const;

/** One way to buy. */
export type BuyingWay = (typeof buyingWays)[number];

/** What a person is known by, as each channel sees it. */
export interface Faces {
  /** Browser before signing in. */
  readonly browser: readonly Identifier[];
  /** Browser after signing in; the same as `guest` for people without an account. */
  readonly signedIn: readonly Identifier[];
  readonly app: readonly Identifier[];
  /** At the till: the card, or the address for the e-ticket. */
  readonly till: readonly Identifier[];
  readonly phone: readonly Identifier[];
  readonly email: readonly Identifier[];
  /** Everything, for the joins. */
  readonly account: readonly Identifier[];
  readonly club: readonly Identifier[];
}

/** One person. */
export interface Person {
  readonly index: number;
  readonly language: "es" | "en";
  readonly tier: Tier;
  readonly traits: Readonly<Record<string, string | number | boolean>>;
  readonly favourite: Family;
  readonly onIslands: boolean;
  readonly hasAccount: boolean;
  readonly hasApp: boolean;
  readonly store: DemoUnit;
  readonly franchise: DemoUnit;
  readonly ways: readonly number[];
  readonly faces: Faces;
}

const beasts = [
  "lince",
  "garza",
  "tejo",
  "nutria",
  "erizo",
  "gineta",
  "vencejo",
  "cierva",
  "milano",
  "lubina",
];
const colours = ["azul", "ocre", "verde", "rojo", "gris", "blanco", "pardo", "dorado", "violeta", "negro"];
const mailDomains = ["example.com", "example.org", "example.net"];

const ages = ["18-24", "25-34", "35-44", "45-54", "55-64", "65+"];
const occupations = ["employed", "self_employed", "student", "homemaker", "unemployed", "retired"];
/** Weights of the occupations for each age band. */
const occupationsByAge = [
  [3, 0.3, 6, 0.2, 1, 0],
  [7, 1, 1, 0.6, 1.2, 0],
  [7.5, 1.5, 0.2, 0.9, 1, 0],
  [7, 1.7, 0.1, 1.1, 1, 0.1],
  [5, 1.5, 0, 1.3, 1, 2],
  [0.2, 0.3, 0, 1.2, 0, 9],
];

/** Weights of the ways to buy (see `buyingWays`) for the four habits. */
const habits: readonly (readonly number[])[] = [
  [0.62, 0.12, 0.14, 0.06, 0.04, 0.02],
  [0.2, 0.04, 0.68, 0.03, 0.03, 0.02],
  [0.18, 0.03, 0.06, 0.7, 0.02, 0.01],
  [0.22, 0.02, 0.2, 0.08, 0.46, 0.02],
];
const habitShares = [0.46, 0.29, 0.18, 0.07];

const townWeights = towns.map((town) => town.weight);

function shopFor(units: readonly DemoUnit[], town: string, region: string, random: Random): DemoUnit {
  const here = units.filter((unit) => unit.city === town);
  if (here.length === 0) {
    const near = units.filter((unit) => unit.parent === region);
    return random.pick(near.length > 0 ? near : units);
  }
  // The first shop of a town is its largest.
  const first = here[0];
  return first && random.chance(0.45) ? first : random.pick(here);
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

function facesOf(index: number, seed: string, tier: Tier, hasAccount: boolean, random: Random): Faces {
  const every = retailerTruths.response.sharedDeviceEvery;
  const device = index % every === every - 1 ? index - 1 : index;
  const tag = seed.toLowerCase().replace(/[^a-z0-9]/g, "") || "0";
  const anonymous: Identifier = { kind: "anonymous", value: `b-${tag}-${device}` };
  const phoneApp: Identifier = { kind: "anonymous", value: `m-${tag}-${index}` };
  const user: Identifier = { kind: "user", value: `u-${tag}-${index}` };
  const email: Identifier = {
    kind: "email",
    value: `${random.pick(beasts)}.${random.pick(colours)}.${tag}.${index}@${random.pick(mailDomains)}`,
  };
  const block = hash(seed) % 100;
  const number = (block * 1_000_000 + index) % 100_000_000;
  const phone: Identifier = { kind: "phone", value: `+343${String(number).padStart(8, "0")}` };
  const card: Identifier = { kind: "loyalty", value: `AZ${tag}-${String(index).padStart(7, "0")}` };
  const hasCard = tier !== "none";
  return {
    browser: [anonymous],
    signedIn: hasAccount ? [user, anonymous] : [email, anonymous],
    app: hasAccount ? [user, phoneApp] : [phoneApp],
    till: hasCard ? [card] : [email],
    phone: [phone],
    email: [email],
    account: hasAccount ? [user, email, anonymous] : [email, anonymous],
    club: [...(hasAccount ? [user] : []), ...(hasCard ? [card] : []), email, phone],
  };
}

/** What people of the club agreed to on its form; nobody else was asked. */
function consentOf(index: number, seed: string, tier: Tier): Readonly<Record<string, string | boolean>> {
  if (tier === "none") return {};
  return {
    "consent.marketing": hash(`${seed} ${index}`) % 10 < 7,
    "consent.marketing.where": "Alta en el club",
  };
}

/** The person with this number in the crowd of a seed. */
export function createPerson(index: number, seed: string, random: Random): Person {
  const town = random.weighted(towns, townWeights);
  const tier = random.weighted(tiers, [0.3, 0.48, 0.22]);
  const ageIndex = random.weighted([0, 1, 2, 3, 4, 5], [0.09, 0.2, 0.25, 0.21, 0.14, 0.11]);
  const language = random.chance(town.region === "islands" ? 0.25 : 0.1) ? "en" : "es";
  const habit = random.weighted([0, 1, 2, 3], habitShares);
  const favourite = random.pick(families);
  const hasAccount = random.chance(habit === 0 ? 0.97 : 0.8);
  const occupation = random.weighted(occupations, occupationsByAge[ageIndex] ?? []);
  return {
    index,
    language,
    tier,
    favourite,
    hasAccount,
    hasApp: hasAccount && random.chance(ageIndex < 3 ? 0.3 : 0.12),
    onIslands: town.region === "islands",
    store: shopFor(storeUnits, town.name, town.region, random),
    franchise: shopFor(franchiseUnits, town.name, town.region, random),
    ways: habits[habit] ?? [],
    traits: {
      tier,
      age: ages[ageIndex] ?? "",
      occupation,
      region: town.region,
      town: town.name,
      language,
      favourite,
      ...consentOf(index, seed, tier),
    },
    faces: facesOf(index, seed, tier, hasAccount, random),
  };
}
