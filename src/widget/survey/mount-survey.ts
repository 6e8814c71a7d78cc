// Puts one survey on a page: in a shadow of its own, with styles that a strict content security policy allows, without moving
// anything that is there. It takes the focus only when the visitor has asked for it, and gives it back.

import { languageFor, questionText, wordsIn } from "../../domain/survey/survey-text.ts";
import type { MountedSurvey, MountOptions } from "../mounted-survey.ts";
import { draw, h } from "./draw.ts";
import { questionnaireHidden } from "./questionnaire-hidden.ts";
import { newDraft, parseDraft, SurveyRun } from "./run.ts";
import { fetchSurvey, type OpenedSurvey, readersHere, sendResponse } from "./send-response.ts";
import { surveyCard } from "./survey-card.ts";
import { directionOf, focusCard, stylesOf } from "./survey-shadow.ts";

class Mounted implements MountedSurvey {
  readonly #element = document.createElement("div");
  readonly #shadow = this.#element.attachShadow({ mode: "open" });
  #opened: OpenedSurvey | undefined;
  #run: SurveyRun | undefined;
  #isOpen = false;
  #card = "";

  constructor(private readonly options: MountOptions) {
    const { target, presentation, brandColor, survey } = options;
    const isPart = presentation === "embedded" && target;
    this.#shadow.adoptedStyleSheets = [stylesOf(brandColor)];
    this.#element.dataset["vivencia"] = survey.key;
    if (isPart) this.#element.dataset["part"] = "";
    (isPart ? target : document.body).append(this.#element);
  }

  isOpen = () => this.#isOpen && this.options.presentation !== "embedded" && this.#run?.phase !== "done";

  isThere = () => this.#element.isConnected;

  destroy = () => {
    this.#run?.stop();
    this.#element.remove();
  };

  /** Fetches the survey and shows it; false when there is nothing to show. */
  async open(isAsked: boolean): Promise<boolean> {
    const { host, survey } = this.options;
    this.#opened ??= await fetchSurvey(host, survey.token);
    this.#run ??= this.#begin();
    if (!this.#run) return false;
    this.#isOpen = true;
    // What goes on where another page left it was shown there.
    if (this.#run.draft.past.length === 0) this.#tellShown();
    this.draw(isAsked);
    if (this.#run.step.kind === "end") this.#run.next();
    return true;
  }

  /** A part of the page is shown when it comes into sight, everything else at once. */
  #tellShown(): void {
    const { presentation, onEncounter } = this.options;
    if (presentation !== "embedded") {
      onEncounter("shown");
      return;
    }
    const sight = new IntersectionObserver((seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      sight.disconnect();
      onEncounter("shown");
    });
    sight.observe(this.#element);
  }

  #begin(): SurveyRun | undefined {
    const { questionnaire, version = 1, spoken } = this.#opened ?? {};
    if (!questionnaire || !spoken) return undefined;
    const { language } = spoken;
    const { host, survey, memory, onEncounter } = this.options;
    const kept = `draft.${survey.key}`;
    const draft = parseDraft(memory.read(kept), version) ?? newDraft(version);
    const hidden = questionnaireHidden(questionnaire, { ...draft.hidden, ...this.options.hidden });
    return new SurveyRun(
      {
        host,
        questionnaire,
        language,
        hidden,
        send: (whole, answers) => sendResponse(this.options, language, whole, answers),
        changed: ({ phase, draft: now }) => {
          const isUnderWay = phase !== "done" && phase !== "closed" && now.past.length > 0;
          memory.write(kept, isUnderWay ? JSON.stringify(now) : null, "tab");
          if (phase === "done") onEncounter("answered");
          this.draw(true);
        },
      },
      { ...draft, hidden },
    );
  }

  /** The visitor sends it away. */
  #close = () => {
    const { presentation, survey, memory, onEncounter } = this.options;
    this.#run?.stop();
    this.#isOpen = false;
    if (this.#run?.phase !== "done") onEncounter("dismissed");
    memory.write(`draft.${survey.key}`, null);
    if (presentation === "popover") return this.destroy();
    this.#run = undefined;
    this.#card = "";
    this.draw(false);
    this.#shadow.querySelector<HTMLElement>(".open")?.focus();
  };

  /** Draws it; where another card has come, and the visitor is at it, the focus goes there. */
  draw(mayFocus: boolean): void {
    this.#element.toggleAttribute("data-open", this.#isOpen);
    draw(this.#shadow, this.#view());
    const run = this.#run;
    if (!run || !this.#isOpen) return;
    const card = run.phase === "asking" && run.step.kind === "question" ? run.step.question.key : run.phase;
    const isNew = card !== this.#card;
    this.#card = card;
    if (isNew && mayFocus) focusCard(this.#shadow);
  }

  #view() {
    const { survey, presentation } = this.options;
    const { side, label } = survey.asking;
    const { company = "", spoken } = this.#opened ?? {};
    const run = this.#isOpen ? this.#run : undefined;
    const rootIn = (language: string) => ({
      class: "root",
      lang: language,
      dir: directionOf(language),
      "data-right": (side === "end") === (directionOf(language) === "ltr"),
    });
    if (!run || !spoken) {
      const languages = Object.keys(label);
      const language = languageFor(languages, readersHere());
      const onclick = () => this.open(true).catch(() => {});
      return h(
        "div",
        rootIn(language),
        h(
          "button",
          { class: "open", "data-tab": presentation === "tab", onclick },
          wordsIn(label, language, languages),
        ),
      );
    }
    const { words, language } = spoken;
    const root = rootIn(language);
    const card = surveyCard(run, words);
    if (presentation === "embedded")
      return h("div", root, h("section", { class: "box", "aria-label": company }, card));
    const { step, draft, reader } = run;
    const isComing = presentation === "popover" && draft.past.length === 0 && step.kind === "question";
    const close = h(
      "button",
      { class: "close", "aria-label": words.buttons.close, onclick: this.#close },
      h("svg", { viewBox: "0 0 20 20", "aria-hidden": true }, h("path", { d: "m4 4 12 12M16 4 4 16" })),
    );
    const onkeydown = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.#close();
    };
    return h(
      "div",
      root,
      h(
        "div",
        { class: "box", role: "dialog", "aria-label": company, onkeydown },
        h("header", {}, h("span", {}, company), close),
        card,
        // It came without taking the focus: said to those who do not see it.
        h(
          "p",
          { class: "said", role: "status" },
          isComing && `${company}: ${questionText(step.question, reader)}`,
        ),
      ),
    );
  }
}

/** Puts a survey, or the button that opens it, on the page. Undefined when there is nothing to show. */
export async function mountSurvey(options: MountOptions): Promise<MountedSurvey | undefined> {
  const { presentation } = options;
  const mounted = new Mounted(options);
  if (presentation === "tab" || presentation === "button") {
    mounted.draw(false);
    return mounted;
  }
  if (await mounted.open(false).catch(() => false)) return mounted;
  mounted.destroy();
  return undefined;
}
