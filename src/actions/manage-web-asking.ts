// How surveys are asked on web sites: saying it, and what a site's tag is told. The tag is given nothing but what a visitor
// may know: which open survey to show where and when, and the company's colour.

import { type Doer, makerName } from "../domain/audit.ts";
import { builtInWords } from "../domain/survey/built-in-words.ts";
import { usualWebAsking, type WebAsking } from "../domain/survey/web-asking.ts";
import { AppError } from "../errors.ts";
import { changeAndRecord } from "../records/audit-store.ts";
import { type AskedOnWeb, askedOnWeb, findWebAsking, putWebAsking } from "../records/web-asking-store.ts";
import { findWorkspace } from "../records/workspace-store.ts";
import type { App } from "./app.ts";
import type { KeyCache } from "./manage-keys.ts";
import { mustNotBeConfidential, surveyOf } from "./survey-of.ts";

type Parts = Pick<App, "database">;

/** Every page of a busy site asks: what was read a moment ago is told again. */
const rememberMs = 5_000;
const remembered = new WeakMap<
  object,
  Map<number, { readonly until: number; readonly told: Promise<WebSurveys> }>
>();

/** How a survey is asked on web sites; as usual, and not enabled, when nobody said. Throws `not-found`. */
export async function webAsking(app: Parts, workspace: number, id: string): Promise<WebAsking> {
  const found = await findWebAsking(app.database, workspace, id);
  if (found) return found;
  await surveyOf(app.database, workspace, id);
  return usualWebAsking;
}

/** Says how a survey is asked on web sites. Throws `not-found`. */
export async function saveWebAsking(
  app: Parts,
  doer: Doer,
  id: string,
  asking: WebAsking,
): Promise<WebAsking> {
  const stored = await surveyOf(app.database, doer.workspace, id);
  if (asking.enabled) mustNotBeConfidential(stored);
  const { name } = stored;
  await changeAndRecord(
    app.database,
    doer,
    (tx) => putWebAsking(tx, doer.workspace, id, { asking, changedBy: makerName(doer) }),
    (put) =>
      put
        ? {
            action: "survey.web_changed",
            subject: { kind: "survey", id, name },
            details: { enabled: asking.enabled, presentation: asking.presentation },
          }
        : undefined,
  );
  remembered.get(app.database)?.delete(doer.workspace);
  return webAsking(app, doer.workspace, id);
}

/** What a site's tag is told. */
export interface WebSurveys {
  readonly company: string;
  readonly brandColor: string | null;
  readonly surveys: readonly Omit<AskedOnWeb, "languages">[];
}

/** What the tag is told of a survey: its button speaks every language of the survey. */
function told({ key, token, asking, languages }: AskedOnWeb): WebSurveys["surveys"][number] {
  const label = languages.map((language) => [
    language,
    asking.label[language] || builtInWords(language).buttons.feedback,
  ]);
  return { key, token, asking: { ...asking, label: Object.fromEntries(label) } };
}

/** The surveys that a site with this write key asks now, or did a moment ago. Throws `not-found` for a key that is none. */
export async function webSurveys(
  app: Pick<App, "database" | "context">,
  keys: KeyCache,
  writeKey: string,
): Promise<WebSurveys> {
  const key = await keys.find(writeKey);
  if (key?.kind !== "write") throw new AppError("not-found", "There is no such write key.");
  const now = app.context.now();
  const known = remembered.get(app.database) ?? new Map();
  remembered.set(app.database, known);
  const before = known.get(key.workspace);
  if (before && before.until > now) return before.told;
  const reading = readWebSurveys(app, key.workspace);
  known.set(key.workspace, { until: now + rememberMs, told: reading });
  // A failure is nobody's answer but that of who asked.
  reading.catch(() => known.delete(key.workspace));
  return reading;
}

async function readWebSurveys(app: Parts, id: number): Promise<WebSurveys> {
  const [workspace, surveys] = await Promise.all([
    findWorkspace(app.database, id),
    askedOnWeb(app.database, id),
  ]);
  return {
    company: workspace?.name ?? "",
    brandColor: workspace?.brandColor ?? null,
    surveys: surveys.map(told),
  };
}
