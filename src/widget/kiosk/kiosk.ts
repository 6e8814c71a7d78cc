// One screen that asks one person after the other. After the thanks, and when nobody is there any more, it begins anew; whoever
// looks after it leaves with the PIN that was chosen on this device. Responses are put into the store first and sent from there.
// The PIN keeps customers in the survey; it is no lock against those who can open the browser's own tools.

import { builtInWords } from "../../domain/survey/built-in-words.ts";
import { drawOf } from "../../domain/survey/seeded-order.ts";
import { languageFor } from "../../domain/survey/survey-text.ts";
import { draw, h } from "../survey/draw.ts";
import { newDraft, SurveyRun } from "../survey/run.ts";
import type { OpenedSurvey } from "../survey/send-response.ts";
import { surveyCard } from "../survey/survey-card.ts";
import { directionOf, focusCard, stylesOf } from "../survey/survey-shadow.ts";
import css from "./kiosk.css?text";
import { kioskWords } from "./kiosk-words.ts";
import type { ResponseStore, Round } from "./response-store.ts";

type Questionnaire = NonNullable<OpenedSurvey["questionnaire"]>;

/** How long thanks stay, how long nobody may touch anything, and how long the question after that stays. */
export interface Pauses {
  readonly thanksMs: number;
  readonly idleMs: number;
  readonly askMs: number;
}

/** What a kiosk is made of. */
export interface KioskParts {
  readonly token: string;
  readonly opened: OpenedSurvey & { readonly questionnaire: Questionnaire };
  readonly hidden: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
  readonly store: ResponseStore;
  readonly sendSoon: () => void;
  readonly pauses: Pauses;
}

type Screen = "setUp" | "asking" | "idle" | "pin" | "staff" | "full";

const pinPattern = /^\d{4,8}$/;

/** The kiosk on a page. */
export class Kiosk {
  readonly #shadow: ShadowRoot;
  readonly #pinName: string;
  #language: string;
  #run: SurveyRun;
  #screen: Screen;
  #wrong = "";
  #round: Round = { waiting: 0, refused: 0 };
  #timer: number | undefined;
  #card = "";
  #opened: KioskParts["opened"];
  #isClosed = false;

  constructor(
    element: HTMLElement,
    private readonly parts: KioskParts,
  ) {
    this.#opened = parts.opened;
    element.dataset["part"] = "";
    this.#shadow = element.attachShadow({ mode: "open" });
    this.#shadow.adoptedStyleSheets = [stylesOf(parts.opened.brandColor, css)];
    this.#pinName = `vivencia-kiosk.${parts.token}`;
    this.#language = this.#firstLanguage;
    this.#run = this.#begin();
    this.#screen = localStorage.getItem(this.#pinName) === null ? "setUp" : "asking";
    for (const touch of ["pointerdown", "keydown"]) element.addEventListener(touch, () => this.#touched());
    document.addEventListener("fullscreenchange", () => {
      if (document.fullscreenElement || this.#screen === "setUp" || this.#screen === "staff") return;
      this.#show("full");
    });
    this.#draw();
  }

  get #firstLanguage(): string {
    return languageFor(this.#opened.questionnaire.languages, this.parts.languages);
  }

  /** What is published now; the next person is asked that. A survey that is closed asks nobody until it is opened again. */
  renew(opened: OpenedSurvey): void {
    const { questionnaire } = opened;
    const wasClosed = this.#isClosed;
    this.#isClosed = !questionnaire;
    if (questionnaire) this.#opened = { ...opened, questionnaire };
    if (wasClosed === this.#isClosed) return;
    if (wasClosed && this.#screen === "asking") this.#again();
    else {
      this.#run.stop();
      this.#draw();
    }
  }

  /** How much waits to be sent. */
  told(round: Round): void {
    this.#round = round;
    if (this.#screen === "staff") this.#draw();
  }

  #begin(): SurveyRun {
    const { hidden, store, sendSoon, token } = this.parts;
    const { questionnaire, version } = this.#opened;
    const language = this.#language;
    return new SurveyRun(
      {
        host: "",
        questionnaire,
        language,
        hidden,
        send: async ({ id, startedAt }, answers) => {
          try {
            const answeredAt = Date.now();
            await store.put({ id, token, version, language, startedAt, answeredAt, hidden, answers });
            sendSoon();
            return "taken";
          } catch {
            return "failed";
          }
        },
        changed: () => {
          this.#draw();
          this.#touched();
        },
      },
      newDraft(version),
    );
  }

  #show(screen: Screen): void {
    this.#screen = screen;
    this.#wrong = "";
    this.#draw();
    this.#touched();
  }

  #forget(): void {
    this.#run.stop();
    this.#language = this.#firstLanguage;
    this.#run = this.#begin();
  }

  /** Begins anew for the next person. */
  #again = (): void => {
    this.#forget();
    this.#show("asking");
  };

  /** Somebody is there: waits anew until nobody is. */
  #touched(): void {
    window.clearTimeout(this.#timer);
    const { idleMs, askMs, thanksMs } = this.parts.pauses;
    const { phase, draft } = this.#run;
    const isBegun = draft.past.length > 0 || Object.keys(draft.given).length > 0;
    const later = (ms: number, run: () => void) => {
      this.#timer = window.setTimeout(run, ms);
    };
    if (this.#screen === "idle") later(askMs, this.#again);
    else if (this.#screen === "full")
      // The whole screen comes back only by a touch, but to nobody else's answers.
      later(idleMs, () => {
        this.#forget();
        this.#draw();
      });
    else if (this.#screen === "pin" || this.#screen === "staff") later(idleMs, this.#again);
    else if (this.#screen !== "asking") return;
    else if (phase === "done") later(thanksMs, this.#again);
    else if (isBegun || this.#language !== this.#firstLanguage) later(idleMs, () => this.#show("idle"));
  }

  #fill = (): void => {
    document.documentElement.requestFullscreen?.().catch(() => {});
  };

  #enterPin(check: (pin: string) => boolean): (event: Event) => void {
    return (event) => {
      event.preventDefault();
      const field = this.#shadow.querySelector<HTMLInputElement>("input[name=pin]");
      if (!field || check(field.value)) return;
      field.value = "";
      field.focus();
    };
  }

  #codeOf(pin: string): string {
    return String(drawOf(pin, this.#pinName));
  }

  #draw(): void {
    const words = kioskWords(this.#language);
    const { company } = this.#opened;
    const { questionnaire } = this.#run.parts;
    const isVeiled = this.#screen !== "asking";
    const card =
      this.#isClosed && this.#run.phase !== "done"
        ? h("p", { class: "help", role: "status" }, words.setUp.closed)
        : surveyCard(this.#run, builtInWords(this.#language));
    document.documentElement.lang = this.#language;
    draw(
      this.#shadow,
      h(
        "div",
        { class: "root kiosk", lang: this.#language, dir: directionOf(this.#language) },
        h(
          "header",
          { class: "bar", inert: isVeiled },
          h("b", {}, company),
          questionnaire.languages.length > 1 &&
            questionnaire.languages.map((tag) =>
              h(
                "button",
                {
                  lang: tag,
                  "aria-pressed": tag === this.#language,
                  onclick: () => this.#speak(tag),
                },
                new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag,
              ),
            ),
          h(
            "button",
            { "aria-label": words.leave.open, onclick: () => this.#show("pin") },
            h(
              "svg",
              { viewBox: "0 0 20 20", "aria-hidden": true },
              h("path", { d: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9" }),
            ),
          ),
        ),
        h("main", { class: "stage", inert: isVeiled }, card),
        isVeiled && h("div", { class: "veil", key: this.#screen }, this.#veil()),
      ),
    );
    const { step, phase } = this.#run;
    const shown = `${this.#screen} ${step.kind === "question" ? step.question.key : ""} ${phase}`;
    if (shown === this.#card) return;
    const isFirst = this.#card === "" || (this.#screen === "asking" && this.#run.draft.past.length === 0);
    this.#card = shown;
    // A keyboard comes up only for who is about to write.
    const root = this.#shadow.querySelector(this.#screen === "asking" ? ".stage" : ".veil");
    if (root && !isFirst) focusCard(root);
  }

  /** Goes on in another language; after the thanks, begins anew in it. */
  #speak(language: string): void {
    const { draft, phase } = this.#run;
    if (phase === "sending") return;
    this.#run.stop();
    this.#language = language;
    this.#run = this.#begin();
    if (phase !== "done" && draft.version === this.#run.draft.version) {
      this.#run.draft = draft;
      this.#run.phase = phase;
    }
    this.#show("asking");
  }

  #pinField(label: string, wrong: string) {
    return [
      h(
        "label",
        {},
        label,
        h("input", {
          class: "input",
          name: "pin",
          type: "password",
          inputmode: "numeric",
          autocomplete: "off",
          maxlength: 8,
          "aria-describedby": "wrong-pin",
        }),
      ),
      h("p", { class: "wrong", role: "alert", id: "wrong-pin" }, wrong),
    ];
  }

  #veil() {
    const { setUp, idle, leave, state } = kioskWords(this.#language);
    const { hidden } = this.parts;
    const again = (wrong: string) => {
      this.#wrong = wrong;
      this.#draw();
      return false;
    };
    switch (this.#screen) {
      case "setUp":
        return h(
          "form",
          {
            novalidate: true,
            onsubmit: this.#enterPin((pin) => {
              if (!pinPattern.test(pin)) return again(setUp.wrong);
              localStorage.setItem(this.#pinName, this.#codeOf(pin));
              this.#fill();
              this.#again();
              return true;
            }),
          },
          h("h2", {}, setUp.title),
          h("p", { class: "help" }, setUp.text),
          hidden["unit"] && h("p", {}, `${setUp.unit}: ${hidden["unit"]}`),
          this.#pinField(setUp.pin, this.#wrong),
          h("div", { class: "acts" }, h("button", { class: "main" }, setUp.start)),
        );
      case "pin":
        return h(
          "form",
          {
            novalidate: true,
            onsubmit: this.#enterPin((pin) => {
              if (this.#codeOf(pin) !== localStorage.getItem(this.#pinName)) return again(leave.wrong);
              this.#show("staff");
              return true;
            }),
          },
          h("h2", {}, leave.open),
          this.#pinField(leave.pin, this.#wrong),
          h(
            "div",
            { class: "acts" },
            h("button", { class: "quiet", type: "button", onclick: this.#again }, leave.cancel),
            h("button", { class: "main" }, leave.enter),
          ),
        );
      case "staff": {
        const { waiting, refused } = this.#round;
        return h(
          "form",
          {
            onsubmit: (event: Event) => {
              event.preventDefault();
              localStorage.removeItem(this.#pinName);
              if (document.fullscreenElement) void document.exitFullscreen();
              this.#again();
              this.#show("setUp");
            },
          },
          h("h2", {}, leave.open),
          h(
            "p",
            { class: "help", role: "status" },
            waiting > 0 ? state.waiting.replace("{n}", `${waiting}`) : state.none,
          ),
          refused > 0 && h("p", { class: "help" }, state.refused.replace("{n}", `${refused}`)),
          h(
            "div",
            { class: "acts" },
            h("button", { class: "quiet", type: "button", onclick: this.#again }, leave.back),
            h("button", { class: "main" }, leave.end),
          ),
        );
      }
      case "idle":
      case "full":
        return h(
          "form",
          {
            onsubmit: (event: Event) => {
              event.preventDefault();
              if (this.#screen === "full") this.#fill();
              this.#show("asking");
            },
          },
          h("h2", {}, this.#screen === "full" ? leave.full : idle.title),
          h(
            "div",
            { class: "acts" },
            this.#screen === "idle" &&
              h("button", { class: "quiet", type: "button", onclick: this.#again }, idle.again),
            h("button", { class: "main" }, this.#screen === "full" ? leave.full : idle.goOn),
          ),
        );
      case "asking":
        return null;
    }
  }
}
