// The answers of a survey's responses as SQL: the rows of one cut, with what tells them apart. The version stands in the
// properties of the response and is joined only where it is asked for.

import type { SurveyGroup } from "../domain/survey/survey-cut.ts";
import { renderScope, type Scope, type SqlParams } from "./question-sql.ts";

/** Which answers: those of one survey, or of all with an empty key. */
export interface SurveyScope {
  readonly scope: Scope;
  readonly event: string;
  /** Key of the survey. */
  readonly survey: string;
  /** Only responses to these versions; empty is all. */
  readonly versions: readonly number[];
}

/** The pieces of a query over the answers of a survey; the answers go by `f`. */
export interface SurveyScopeSql {
  readonly from: string;
  readonly where: string;
  /** What tells responses apart; nothing with null. */
  readonly group: string | null;
  readonly params: SqlParams;
}

const versions = `GLOBAL ANY LEFT JOIN (
  SELECT i.id AS id, toUInt32(JSONExtractUInt(i.properties, 'survey_version')) AS version
  FROM interaction AS i
  WHERE i.workspace = {workspace:UInt32} AND i.event = {event:String} AND JSONExtractString(i.properties, 'survey') = {survey:String}
) AS v ON f.response = v.id`;

/** Renders a cut of a survey. Versions are told apart within one survey only. */
export function renderSurveyScope(asked: SurveyScope, by: SurveyGroup | null = null): SurveyScopeSql {
  const { scope, event, survey } = asked;
  const isByVersion = by === "version";
  const sql = renderScope("answer", scope, by === null || isByVersion ? [] : [by]);
  const joined = isByVersion || asked.versions.length > 0;
  const conditions = [
    sql.where,
    "f.event = {event:String}",
    survey === "" ? "position(f.question, '.') > 0" : "startsWith(f.question, {prefix:String})",
    ...(sql.filters === "1" ? [] : [sql.filters]),
    ...(asked.versions.length > 0 ? ["v.version IN {versions:Array(UInt32)}"] : []),
  ];
  return {
    from: joined ? `${sql.from}\n${versions}` : sql.from,
    where: conditions.join("\n  AND "),
    group: by === null ? null : `toString(${isByVersion ? "v.version" : sql.groups[0]})`,
    params: {
      ...sql.params,
      event,
      ...(survey !== "" && { prefix: `${survey}.` }),
      ...(joined && { survey }),
      ...(asked.versions.length > 0 && { versions: asked.versions }),
    },
  };
}
