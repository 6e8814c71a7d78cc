import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { channels } from "../channel.ts";
import { stages } from "../stage.ts";
import { Catalogue, type Placeable, touchpointSchema } from "../touchpoint.ts";
import { defaultCatalogue } from "./default-catalogue.ts";
import { spellingsOf } from "./entry.ts";
import { pageSamples, trackSamples } from "./samples.ts";

const catalogue = new Catalogue(defaultCatalogue());

function thing(given: {
  readonly event?: string;
  readonly url?: string;
  readonly channel?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, string>>;
}): Placeable {
  return {
    event: given.event ?? "",
    url: given.url ?? "",
    channel: given.channel ?? "",
    source: "api",
    type: given.type ?? "track",
    property: (name) => given.properties?.[name],
  };
}

describe("the default catalogue", () => {
  it("holds touchpoints that pass the catalogue's own check, with unique keys and positions, and no owner", () => {
    const all = defaultCatalogue();
    for (const one of all) expect(touchpointSchema.parse(one)).toEqual(one);
    expect(new Set(all.map((one) => one.key)).size).toBe(all.length);
    expect(new Set(all.map((one) => one.position)).size).toBe(all.length);
    expect(all.every((one) => one.owner === "")).toBe(true);
    expect(all.length).toBeGreaterThanOrEqual(60);
  });

  it("covers every channel and every stage of the vocabulary", () => {
    const all = defaultCatalogue();
    expect([...new Set(all.map((one) => one.channel))].sort()).toEqual([...channels].sort());
    expect([...new Set(all.map((one) => one.stage))].sort()).toEqual([...stages].sort());
  });

  it("gives every touchpoint two different names of its own", () => {
    const all = defaultCatalogue();
    expect(new Set(all.map((one) => one.names.es)).size).toBe(all.length);
    expect(new Set(all.map((one) => one.names.en)).size).toBe(all.length);
  });

  it("hands out a fresh copy, so that changing one catalogue leaves the next one whole", () => {
    const mine = defaultCatalogue();
    const first = mine[0];
    if (!first) throw new Error("empty catalogue");
    first.names.es = "cambiado";
    first.standards.csatMin = 1;
    expect(defaultCatalogue()[0]?.names.es).not.toBe("cambiado");
    expect(defaultCatalogue()[0]?.standards.csatMin).not.toBe(1);
  });

  it.each(trackSamples.map(([event, channel, key, properties]) => ({ event, channel, key, properties })))(
    "places the event $event said on '$channel' at $key",
    ({ event, channel, key, properties }) => {
      for (const spelling of [...spellingsOf(event), event.toUpperCase()]) {
        const place = catalogue.match(
          thing({ event: spelling, channel, ...(properties ? { properties } : {}) }),
        );
        expect(place?.touchpoint, spelling).toBe(key);
      }
    },
  );

  it.each(pageSamples)("places a %s view of %s at %s", (type, url, key) => {
    expect(catalogue.match(thing({ type, url }))?.touchpoint).toBe(key);
  });

  it("lets every touchpoint win at least once, so that none is hidden behind an earlier one", () => {
    const won = new Set(
      [
        ...trackSamples.map(([event, channel, , properties]) =>
          catalogue.match(thing({ event, channel, ...(properties ? { properties } : {}) })),
        ),
        ...pageSamples.map(([type, url]) => catalogue.match(thing({ type, url }))),
      ].map((place) => place?.touchpoint),
    );
    expect(
      defaultCatalogue()
        .map((one) => one.key)
        .filter((key) => !won.has(key)),
    ).toEqual([]);
  });

  it("is tried on at least 120 raw events", () => {
    expect(trackSamples.length + pageSamples.length).toBeGreaterThanOrEqual(120);
  });

  it("leaves what it does not know without a place", () => {
    expect(catalogue.match(thing({ event: "Parking Validated" }))).toBeUndefined();
    expect(catalogue.match(thing({ event: "" }))).toBeUndefined();
    expect(catalogue.match(thing({ event: "order completed by mistake" }))).toBeUndefined();
  });

  it("never takes a page that is merely named like an event for the event", () => {
    for (const event of ["Baja", "Order Completed", "Reclamación", "Survey Sent"]) {
      const place = catalogue.match(thing({ type: "page", event, url: "https://shop.example.com/x" }));
      expect(place).toMatchObject({ touchpoint: "web_page", kind: "visited" });
    }
    expect(catalogue.match(thing({ type: "screen", event: "Baja" }))?.touchpoint).toBe("app_screen");
  });

  it("never reads a fact into a page view: pages are visited, asked, and nothing else", () => {
    for (const [type, url] of pageSamples) {
      expect(["visited", "asked"], url).toContain(catalogue.match(thing({ type, url }))?.kind);
    }
  });

  it("counts as indirect only what others say: a friend's word, a mention, a review", () => {
    expect(
      defaultCatalogue()
        .filter((one) => !one.direct)
        .map((one) => one.key)
        .sort(),
    ).toEqual(["product_review", "public_review", "review_read", "social_mention", "word_of_mouth"]);
  });

  it("keeps the kinds that rates divide by to the touchpoints that mean them", () => {
    const keysOf = (kind: string) =>
      defaultCatalogue()
        .filter((one) => one.kind === kind)
        .map((one) => one.key);
    expect(keysOf("invited").every((key) => key.startsWith("survey_invitation"))).toBe(true);
    expect(keysOf("answered").every((key) => key.startsWith("survey_answer"))).toBe(true);
    expect(keysOf("left").every((key) => key.startsWith("departure_"))).toBe(true);
    expect(keysOf("complained").every((key) => key.startsWith("complaint_") || key === "email_spam")).toBe(
      true,
    );
  });

  it("is listed in the reference exactly as it is", () => {
    const reference = readFileSync(new URL("../../../docs/reference/catalogue.md", import.meta.url), "utf8");
    const listed = reference.split("\n").filter((line) => line.startsWith("| `"));
    const waitOf = (ms: number | undefined) =>
      ms === undefined
        ? ""
        : ms % 86_400_000 === 0
          ? `${ms / 86_400_000} d`
          : ms % 3_600_000 === 0
            ? `${ms / 3_600_000} h`
            : `${ms / 60_000} min`;
    expect(listed).toEqual(
      defaultCatalogue().map(
        (one) =>
          `| \`${one.key}\` | ${one.names.es} | ${one.names.en} | ${one.channel} | ${one.stage} | ${one.kind} | ${
            one.direct ? "" : "indirect"
          } | ${waitOf(one.standards.waitMsMax)} | ${one.standards.csatMin ?? ""} |`,
      ),
    );
  });
});
