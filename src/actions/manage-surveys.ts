// Making, changing, publishing, closing and removing surveys. Everyone who may see figures sees all of a workspace's. What
// was published never changes; what people change is the draft, which becomes the next version. A change is refused when
// someone else changed the draft meanwhile, and says who and when.

import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { type Doer, makerName } from "../domain/audit.ts";
import type { Language } from "../domain/language.ts";
import { formatScale } from "../domain/scale.ts";
import { blankQuestionnaire, blankTitle } from "../domain/survey/blank-survey.ts";
import { findFlaws } from "../domain/survey/find-flaws.ts";
import { freeKey, keyOfText } from "../domain/survey/question-key.ts";
import {
  type Questionnaire,
  questionsIn,
  type SurveyQuestion,
  scaleOfQuestion,
} from "../domain/survey/questionnaire.ts";
import {
  audienceOfTemplate,
  fillSurveyTemplate,
  type SurveyTemplateKey,
  surveyTemplateTitle,
} from "../domain/survey/survey-templates.ts";
import { AppError } from "../errors.ts";
import { changeAndRecord } from "../records/audit-store.ts";
import { quotaCounts } from "../records/quota-store.ts";
import {
  askComputation,
  changeSurvey,
  closeSurvey,
  createSurvey,
  listVersions,
  publishSurvey,
  removeSurvey,
  type StoredSurvey,
  surveyKeys,
} from "../records/survey-store.ts";
import { listTouchpoints } from "../records/touchpoint-store.ts";
import { employeesLog, findWorkspace } from "../records/workspace-store.ts";
import type { App } from "./app.ts";
import { mustNotBeConfidential, noSurvey, surveyOf } from "./survey-of.ts";

type Parts = Pick<App, "database" | "context">;

/** Where a survey stands. */
export type SurveyState = "draft" | "open" | "closed";

/** A survey as it is given out. */
export type Survey = Omit<
  StoredSurvey,
  "log" | "createdAt" | "updatedAt" | "closedAt" | "publishedAt" | "published"
> & {
  readonly state: SurveyState;
  /** The draft differs from what people answer. */
  readonly changed: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly publishedAt: string | null;
};

/** More than anyone keeps an eye on. */
const surveysMax = 500;

/** A survey as it is given out. */
export function presentSurvey(stored: StoredSurvey): Survey {
  const { log: _, createdAt, updatedAt, closedAt, publishedAt, published, ...rest } = stored;
  return {
    ...rest,
    state: published === null ? "draft" : closedAt === null ? "open" : "closed",
    changed: published !== null && !isDeepStrictEqual(published, stored.draft),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
  };
}

/** One survey. Throws `not-found`. */
export async function survey(app: Parts, workspace: number, id: string): Promise<Survey> {
  return presentSurvey(await surveyOf(app.database, workspace, id));
}

function subjectOf(id: string, name: string) {
  return { kind: "survey", id, name };
}

/** What a survey is made of. */
export interface SurveyWish {
  /** `blank` asks nothing yet. */
  readonly template: SurveyTemplateKey | "blank";
  readonly language: Language;
  /** Of a blank one; empty for a name to be given later. */
  readonly name: string;
}

function beginning({ template, language, name }: SurveyWish, company: string) {
  if (template !== "blank") {
    const title = surveyTemplateTitle(template)[language];
    return { key: template, name: title, draft: fillSurveyTemplate(template, language, company) };
  }
  return {
    key: keyOfText(name) || "survey",
    name: name || blankTitle[language],
    draft: blankQuestionnaire(language, name),
  };
}

/** Makes a survey of a template, or a blank one. Throws `conflict` when there are too many. */
export async function makeSurvey(app: Parts, doer: Doer, wish: SurveyWish): Promise<Survey> {
  const { template } = wish;
  const { workspace } = doer;
  const [found, touchpoints, keys] = await Promise.all([
    findWorkspace(app.database, workspace),
    listTouchpoints(app.database, workspace),
    surveyKeys(app.database, workspace),
  ]);
  if (keys.length >= surveysMax)
    throw new AppError(
      "conflict",
      `This workspace has or had ${surveysMax} surveys, the most there can be; change one that is there.`,
    );
  const { key, name, draft } = beginning(wish, found?.name ?? "");
  const isOfEmployees = template !== "blank" && audienceOfTemplate(template) === "employees";
  const isKnown = touchpoints.some((one) => one.key === draft.touchpoint);
  const id = randomUUID();
  const made = await changeAndRecord(
    app.database,
    doer,
    async (tx) =>
      createSurvey(tx, workspace, {
        id,
        key: freeKey(key, new Set(keys)),
        name,
        draft: isKnown ? draft : { ...draft, touchpoint: "" },
        token: app.context.random(24).toString("base64url"),
        log: isOfEmployees ? ((await employeesLog(tx, workspace)) ?? null) : null,
        madeBy: makerName(doer),
      }),
    (kept) =>
      kept ? { action: "survey.made", subject: subjectOf(id, name), details: { template } } : undefined,
  );
  if (!made) throw new AppError("conflict", "Someone made the same survey at this moment; try again.");
  return survey(app, workspace, id);
}

function goneOn(now: StoredSurvey, revision: number): AppError {
  const changedAt = now.updatedAt.toISOString();
  return new AppError(
    "conflict",
    `${now.changedBy} changed this survey at ${changedAt} (revision ${now.revision}, yours began at ${revision}). Read it again before you change it.`,
    { details: { changedBy: now.changedBy, changedAt, revision: now.revision } },
  );
}

/** The touchpoint that a survey speaks of stands in the catalogue. */
async function checkTouchpoint(app: Parts, workspace: number, { touchpoint }: Questionnaire): Promise<void> {
  if (touchpoint === "") return;
  const known = await listTouchpoints(app.database, workspace);
  if (!known.some(({ key }) => key === touchpoint))
    throw new AppError(
      "bad-input",
      `There is no touchpoint ${touchpoint} in the catalogue; choose another or leave it empty.`,
    );
}

/**
 * Changes the name and the draft of a survey that stands at `revision`; saved as it was, nothing happens. Throws
 * `not-found`, `bad-input` or `conflict`.
 */
export async function saveSurvey(
  app: Parts,
  doer: Doer,
  id: string,
  change: {
    readonly name: string;
    readonly questionnaire: Questionnaire;
    readonly revision: number;
  },
): Promise<Survey> {
  const { name, questionnaire, revision } = change;
  const stored = await surveyOf(app.database, doer.workspace, id);
  const isSame = stored.name === name && isDeepStrictEqual(stored.draft, questionnaire);
  if (isSame && stored.revision === revision) return presentSurvey(stored);
  await checkTouchpoint(app, doer.workspace, questionnaire);
  const saved = await changeAndRecord(
    app.database,
    doer,
    (tx) =>
      changeSurvey(tx, doer.workspace, id, {
        name,
        draft: questionnaire,
        revision,
        changedBy: makerName(doer),
      }),
    (changed) => (changed ? { action: "survey.changed", subject: subjectOf(id, name) } : undefined),
  );
  if (!saved) throw goneOn(await surveyOf(app.database, doer.workspace, id), revision);
  return survey(app, doer.workspace, id);
}

/** What the answers to a question are: `csat 1-5`. */
function formOf(question: SurveyQuestion): string {
  const scale = scaleOfQuestion(question);
  return scale ? `${question.kind} ${formatScale(scale)}` : question.kind;
}

/** A question as published versions named it: its key keeps the form of its answers, and its parts keep their meaning. */
export interface PublishedKey {
  readonly key: string;
  readonly form: string;
  /** Keys of its options or rows. */
  readonly parts: readonly string[];
}

function partsOf(question: SurveyQuestion): readonly { readonly key: string }[] {
  if ("options" in question) return question.options;
  return question.kind === "matrix" ? question.items : [];
}

async function keysOf(app: Parts, id: string): Promise<Map<string, { form: string; parts: Set<string> }>> {
  const keys = new Map<string, { form: string; parts: Set<string> }>();
  for (const { questionnaire } of await listVersions(app.database, id))
    for (const question of questionsIn(questionnaire)) {
      const one = keys.get(question.key) ?? { form: formOf(question), parts: new Set<string>() };
      for (const { key } of partsOf(question)) one.parts.add(key);
      keys.set(question.key, one);
    }
  return keys;
}

/** The keys that published versions of a survey gave, for whoever adds to it. Throws `not-found`. */
export async function publishedKeys(app: Parts, workspace: number, id: string): Promise<PublishedKey[]> {
  await surveyOf(app.database, workspace, id);
  return [...(await keysOf(app, id))].map(([key, { form, parts }]) => ({ key, form, parts: [...parts] }));
}

/** How many responses the quotas of a survey have taken. Throws `not-found`, or `conflict` for one of employees. */
export async function surveyQuotas(app: Parts, workspace: number, id: string) {
  // The condition of a quota can be as narrow as one person.
  mustNotBeConfidential(await surveyOf(app.database, workspace, id));
  return quotaCounts(app.database, id);
}

/** A draft with a flaw is kept and not published. */
function checkFlaws({ name, draft }: StoredSurvey): void {
  const flaws = findFlaws(draft);
  const [first] = flaws;
  if (first)
    throw new AppError(
      "bad-input",
      `“${name}” cannot be published yet: ${first.path.join(".")} ${first.message}${flaws.length > 1 ? `, and ${flaws.length - 1} more` : ""}.`,
      { details: { flaws } },
    );
}

/** Keys keep their kind and scale from version to version, else their answers could not stand in one figure. */
async function checkKeys(app: Parts, stored: StoredSurvey): Promise<void> {
  const forms = await keysOf(app, stored.id);
  for (const question of questionsIn(stored.draft)) {
    const [before, now] = [forms.get(question.key)?.form, formOf(question)];
    if (before !== undefined && before !== now)
      throw new AppError(
        "bad-input",
        `The question ${question.key} was ${before} in an earlier version and is ${now} now; give it a new key.`,
      );
  }
}

/**
 * Publishes the draft that stands at `revision` and opens the survey. A draft that people answer already makes no second
 * version. Throws `not-found`, `bad-input` or `conflict`.
 */
export async function publishDraft(app: Parts, doer: Doer, id: string, revision: number): Promise<Survey> {
  const stored = await surveyOf(app.database, doer.workspace, id);
  if (stored.revision === revision && isDeepStrictEqual(stored.published, stored.draft))
    return setSurveyClosed(app, doer, id, false);
  checkFlaws(stored);
  await checkKeys(app, stored);
  const version = await changeAndRecord(
    app.database,
    doer,
    (tx) => publishSurvey(tx, doer.workspace, id, { revision, publishedBy: makerName(doer) }),
    (made) =>
      made === undefined
        ? undefined
        : { action: "survey.published", subject: subjectOf(id, stored.name), details: { version: made } },
  );
  if (version === undefined) throw goneOn(await surveyOf(app.database, doer.workspace, id), revision);
  return survey(app, doer.workspace, id);
}

/** Closes a survey or opens it again. Throws `not-found`, or `conflict` when it was never published. */
export async function setSurveyClosed(app: Parts, doer: Doer, id: string, closed: boolean): Promise<Survey> {
  const stored = await surveyOf(app.database, doer.workspace, id);
  if (stored.version === null) throw new AppError("conflict", "This survey is a draft; publish it first.");
  await changeAndRecord(
    app.database,
    doer,
    (tx) => closeSurvey(tx, doer.workspace, id, closed),
    (done) =>
      done
        ? { action: closed ? "survey.closed" : "survey.reopened", subject: subjectOf(id, stored.name) }
        : undefined,
  );
  return survey(app, doer.workspace, id);
}

/** Says whether the public page asks the device for a small computation. Throws `not-found`. */
export async function setSurveyComputation(
  app: Parts,
  doer: Doer,
  id: string,
  asked: boolean,
): Promise<Survey> {
  const { name } = await surveyOf(app.database, doer.workspace, id);
  await changeAndRecord(
    app.database,
    doer,
    (tx) => askComputation(tx, doer.workspace, id, asked),
    (done) =>
      done
        ? { action: "survey.computation_changed", subject: subjectOf(id, name), details: { asked } }
        : undefined,
  );
  return survey(app, doer.workspace, id);
}

/** Removes a survey, or brings a removed one back. Its answers stay in the log. Throws `not-found`. */
export async function setSurveyRemoved(app: Parts, doer: Doer, id: string, removed: boolean): Promise<void> {
  const name = await changeAndRecord(
    app.database,
    doer,
    (tx) => removeSurvey(tx, doer.workspace, id, removed),
    (done) =>
      done === undefined
        ? undefined
        : { action: removed ? "survey.removed" : "survey.restored", subject: subjectOf(id, done) },
  );
  if (name === undefined) throw noSurvey(id);
}
