// The addresses of surveys: the list, one survey, and the public page of a link.

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { root, shell, texts } from "../base-routes.ts";
import { parseSurveySearch } from "./survey-tabs.ts";

/** The public page of a survey. It speaks the survey's language with the survey's own words. */
export const answerRoute = createRoute({
  getParentRoute: () => root,
  path: "/a/$token",
  component: lazyRouteComponent(() => import("../answer/answer-page.tsx"), "AnswerPage"),
});

const surveysRoute = createRoute({
  getParentRoute: () => shell,
  path: "/surveys",
  staticData: { needs: "figures" },
  loader: texts("surveys"),
  component: lazyRouteComponent(() => import("./surveys-page.tsx"), "SurveysPage"),
});

const surveyRoute = createRoute({
  getParentRoute: () => shell,
  path: "/surveys/$id",
  staticData: { needs: "figures" },
  validateSearch: parseSurveySearch,
  loader: texts(
    "surveys",
    "questionnaire",
    "sites",
    "asking",
    "triggers",
    "segments",
    "overview",
    "figure",
    "explorer",
  ),
  component: lazyRouteComponent(() => import("./survey-page.tsx"), "SurveyPage"),
});

/** The pages of someone signed in. */
export const surveyRoutes = [surveysRoute, surveyRoute] as const;
