import { describe, expect, it } from "vitest";
import { type CalendarDate, parseCalendarDate } from "../domain/calendar.ts";
import { type FigureView, plainView } from "../domain/figure-view.ts";
import { measure } from "../domain/metric/measure.ts";
import type { Measure } from "../domain/metric/measurement.ts";
import { type DashboardLetter, dashboardLetter } from "./dashboard-letter.ts";
import type { MailedFigure, MailedRow } from "./figure-piece.ts";

function day(text: string): CalendarDate {
  const parsed = parseCalendarDate(text);
  if (parsed === undefined) throw new Error(`${text} is no date`);
  return parsed;
}

const range = { from: day("2026-11-01"), to: day("2026-11-29") };
const comparison = { from: day("2026-10-04"), to: day("2026-11-01") };

/** NPS of so many people, each of whom counts once. */
function nps(promoters: number, detractors: number, passives: number): Measure {
  const n = promoters + passives + detractors;
  const counts = { promoters, passives, detractors, n, w: n, w2: n };
  const weights = { wPromoters: promoters, wPassives: passives, wDetractors: detractors };
  return measure("nps", { ...counts, ...weights }, { minimumN: 30 });
}

function figure(
  view: FigureView,
  now: Measure,
  previous?: Measure,
  rows: readonly MailedRow[] = [],
  more: Partial<MailedFigure["answered"]> = {},
): MailedFigure {
  const total = { measure: now, previous, mixedScales: false };
  const answered = { rows, total, truncated: 0, minimumN: 30, currency: "EUR", timeZone: "Europe/Madrid" };
  return { view, range, comparison, grain: null, answered: { ...answered, ...more } };
}

function letter(given: Partial<DashboardLetter>): DashboardLetter {
  return {
    language: "es",
    workspace: { name: "Peñíscola", timeZone: "Europe/Madrid", currency: "EUR" },
    name: "La semana",
    description: "",
    url: "https://cx.example.com/dashboards/1?period=30d&on=2026-11-28",
    tiles: [],
    range,
    comparison,
    today: day("2026-11-28"),
    weekly: { weekday: 1, hour: 8, stopUrl: "https://cx.example.com/mail-stop/token" },
    touchpoints: new Map(),
    units: new Map(),
    segments: new Map(),
    ...given,
  };
}

const tile = (name: string, one: MailedFigure | null) =>
  ({ kind: "figure", name, figure: one, goal: null }) as const;
const view = plainView({ metric: "nps" });
/** Spaces that do not break are spaces to a reader. */
const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, " ");
const good = "#0c5875";
const bad = "#97420a";

describe("a change", () => {
  it("that is significant has an arrow, a colour and the word", () => {
    const better = dashboardLetter(
      letter({ tiles: [tile("NPS", figure(view, nps(700, 200, 100), nps(400, 500, 100)))] }),
    );
    expect(plain(better.text)).toContain("↑ +60,0 puntos · Mejora significativa");
    expect(better.html).toContain(good);
    expect(plain(better.text)).toContain("Cambios significativos: NPS ↑ +60,0 puntos.");
    const worse = dashboardLetter(
      letter({ tiles: [tile("NPS", figure(view, nps(400, 500, 100), nps(700, 200, 100)))] }),
    );
    expect(plain(worse.text)).toContain("↓ −60,0 puntos · Empeora de forma significativa");
    expect(worse.html).toContain(bad);
  });

  it("that is not significant is never painted as one", () => {
    const { text, html } = dashboardLetter(
      letter({ tiles: [tile("NPS", figure(view, nps(41, 40, 19), nps(40, 41, 19)))] }),
    );
    expect(plain(text)).toContain("+2,0 puntos · Sin cambio significativo");
    expect(text).toContain("Ninguna cifra ha cambiado de forma significativa.");
    for (const sign of ["↑", "↓"]) expect(text).not.toContain(sign);
    for (const ink of [good, bad]) expect(html).not.toContain(ink);
  });

  it("of too few answers is not given as a number", () => {
    const { text, html } = dashboardLetter(
      letter({ tiles: [tile("NPS", figure(view, nps(9, 0, 1), nps(0, 400, 0)))] }),
    );
    expect(text).toContain("Muy pocas respuestas para comparar");
    expect(text).toContain("Orientativo");
    expect(text).toContain("Menos de 30 respuestas");
    expect(text).not.toContain("+190");
    for (const ink of [good, bad]) expect(html).not.toContain(ink);
  });
});

describe("a table", () => {
  const grouped = plainView({ metric: "nps", by: ["channel"] });
  const row = (channel: string, now: Measure, previous?: Measure): MailedRow => ({
    group: { channel },
    at: undefined,
    measure: now,
    previous,
    mixedScales: false,
  });

  it("holds the groups with most answers, ranked, those of too few at the end, and says how many it leaves out", () => {
    const rows = [
      row("phone", nps(100, 300, 0)),
      row("web", nps(300, 100, 0)),
      row("store", nps(5, 0, 0)),
      ...["a", "b", "c", "d", "e", "f", "g"].map((name, i) => row(name, nps(40 + i, 0, 0))),
    ];
    const { text } = dashboardLetter(
      letter({
        language: "en",
        tiles: [tile("By channel", figure(grouped, nps(500, 400, 0), undefined, rows, { truncated: 2 }))],
      }),
    );
    const lines = text.split("\n").filter((line) => line.startsWith("  "));
    expect(lines.map((line) => line.trim().split(/ {2,}/)[0])).toEqual([
      "Channel",
      "g",
      "f",
      "e",
      "d",
      "c",
      "b",
      "Web",
      "Phone",
    ]);
    expect(text).toContain("And 4 more groups.");
    const few = dashboardLetter(
      letter({
        tiles: [
          tile(
            "x",
            figure(grouped, nps(5, 0, 0), undefined, [
              row("store", nps(5, 0, 0)),
              row("phone", nps(10, 90, 0)),
            ]),
          ),
        ],
      }),
    );
    expect(few.text.indexOf("Teléfono")).toBeLessThan(few.text.indexOf("Tienda"));
    expect(few.text).toContain("100,0*");
  });

  it("of steps of time shows the latest ones, without the colour of a change that it does not show", () => {
    const steps = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (month): MailedRow => ({
        group: {},
        at: `2026-0${month}-01T00:00:00+01:00`,
        measure: nps(300, 50, 0),
        previous: nps(50, 300, 0),
        mixedScales: false,
      }),
    );
    const shown = figure(plainView({ metric: "nps", time: "month" }), nps(41, 40, 19), undefined, steps);
    const { text, html } = dashboardLetter(
      letter({ language: "en", tiles: [tile("NPS by month", { ...shown, grain: "month" })] }),
    );
    expect(text).not.toContain("February 2026");
    expect(text).toContain("March 2026");
    expect(html).not.toContain(good);
  });

  it("colours a group's change only when it is significant", () => {
    const rows = [
      row("phone", nps(50, 45, 5), nps(48, 47, 5)),
      row("web", nps(300, 50, 0), nps(100, 250, 0)),
    ];
    const { text, html } = dashboardLetter(
      letter({ tiles: [tile("x", figure(grouped, nps(350, 95, 5), undefined, rows))] }),
    );
    expect(text.match(/↑/g)?.length).toBe(2);
    expect(html.match(new RegExp(`color:${good}`, "g"))?.length).toBe(1);
  });
});

describe("a goal", () => {
  const judged = (target: number, now = nps(700, 200, 100)) =>
    dashboardLetter(
      letter({
        tiles: [
          {
            kind: "figure",
            name: "NPS",
            figure: figure(view, now),
            goal: { target, direction: "at_least", by: null },
          },
        ],
      }),
    );

  it("is reached or missed only when the interval says so", () => {
    expect(judged(40).text).toContain("Objetivo alcanzado (al menos 40,0)");
    expect(judged(50).text).toContain("El intervalo incluye el objetivo");
    expect(plain(judged(60).text)).toContain("Objetivo por alcanzar (al menos 60,0) · faltan 10,0 puntos");
    expect(judged(50, nps(9, 1, 0)).text).toContain("Muy pocas respuestas para decirlo.");
  });
});

describe("the words of people", () => {
  it("are never markup, in either language", () => {
    const nasty = '<script>alert("1")</script>\'&';
    const grouped = plainView({
      metric: "nps",
      by: ["trait:<b>city</b>"],
      filters: [{ field: "unit", op: "is", values: [nasty] }],
    });
    const rows = [
      {
        group: { "trait:<b>city</b>": nasty },
        at: undefined,
        measure: nps(40, 10, 0),
        previous: undefined,
        mixedScales: false,
      },
    ];
    for (const language of ["es", "en"] as const) {
      const { html } = dashboardLetter(
        letter({
          language,
          name: nasty,
          description: nasty,
          workspace: { name: nasty, timeZone: "Europe/Madrid", currency: "EUR" },
          tiles: [
            {
              kind: "text",
              text: `# ${nasty}\n- ${nasty}\n[x](javascript:alert(1)) [y](https://example.com/"><img>)`,
            },
            tile(nasty, figure(grouped, nps(40, 10, 0), undefined, rows)),
            tile(nasty, null),
          ],
        }),
      );
      expect(html).not.toMatch(/<(script|b>|img)|href="javascript|url\(/);
      expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(7);
    }
  });

  it("leave a dashboard without figures a mail that says so", () => {
    const { text, subject } = dashboardLetter(letter({ language: "en", range: null, comparison: null }));
    expect(text).toContain("There is nothing on this dashboard yet.");
    expect(subject).toBe("La semana: 28 Nov 2026");
    expect(text).toContain("every Monday at 08:00 (Europe/Madrid)");
    expect(text).toContain("Stop this e-mail: https://cx.example.com/mail-stop/token");
  });
});
