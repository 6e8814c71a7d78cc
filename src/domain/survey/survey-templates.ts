// Surveys to begin with, one for each moment that companies ask about, with the wording of the literature in both first
// languages. Each measures one thing and asks why; none takes longer than a minute.

import type { Language } from "../language.ts";
import type { Audience } from "./confidential.ts";
import { laterTemplates } from "./later-templates.ts";
import type { Questionnaire } from "./questionnaire.ts";
import {
  atLeast,
  atMost,
  type Both,
  both,
  callBack,
  choose,
  chooseSeveral,
  comment,
  ease,
  isOneOf,
  option,
  plainThanks,
  rate,
  reasonForScore,
  recommend,
  type SurveyTemplate,
  satisfaction,
  thanks,
} from "./template-parts.ts";

/** The templates. */
export const surveyTemplateKeys = [
  "relationship_nps",
  "transactional_nps",
  "service_effort",
  "purchase",
  "delivery",
  "visit",
  "departure",
  "complaint",
  "digital_task",
  "event",
  "product_market_fit",
  "employee_pulse",
] as const;

/** One of them. */
export type SurveyTemplateKey = (typeof surveyTemplateKeys)[number];

const templates: Readonly<Record<SurveyTemplateKey, SurveyTemplate>> = {
  relationship_nps: {
    title: both("NPS de relación", "Relationship NPS"),
    questions: [
      recommend(
        "recommend",
        both(
          "¿Qué probabilidad hay de que recomiende {company} a un familiar o amigo?",
          "How likely are you to recommend {company} to a friend or colleague?",
        ),
      ),
      reasonForScore("recommend"),
      ...callBack(atMost("recommend", 6)),
    ],
    endings: thanks,
  },
  transactional_nps: {
    title: both("NPS tras una experiencia", "Transactional NPS"),
    questions: [
      recommend(
        "recommend",
        both(
          "Según su última experiencia con {company}, ¿qué probabilidad hay de que nos recomiende a un familiar o amigo?",
          "Based on your most recent experience with {company}, how likely are you to recommend us to a friend or colleague?",
        ),
      ),
      reasonForScore("recommend"),
      ...callBack(atMost("recommend", 6)),
    ],
    endings: thanks,
  },
  service_effort: {
    title: both("Facilidad tras la atención (CES 2.0)", "Ease after service (CES 2.0)"),
    touchpoint: "call_centre",
    channel: "phone",
    questions: [
      ease(
        "made_easy",
        both(
          "{company} me ha facilitado resolver mi problema.",
          "{company} made it easy for me to handle my issue.",
        ),
      ),
      choose(
        "solved",
        both("¿Ha quedado resuelto?", "Has it been resolved?"),
        [
          option("first_time", "Sí, a la primera", "Yes, the first time"),
          option("after_several", "Sí, tras varios intentos", "Yes, after several attempts"),
          option("not_yet", "Todavía no", "Not yet"),
        ],
        { required: true },
      ),
      comment("reason", both("¿Qué podríamos haber hecho más fácil?", "What could we have made easier?"), {
        variants: [
          {
            when: atLeast("made_easy", 6),
            text: both("¿Qué es lo que le resultó fácil?", "What made it easy?"),
          },
        ],
      }),
      ...callBack({ any: [atMost("made_easy", 3), isOneOf("solved", "not_yet")] }),
    ],
    endings: thanks,
  },
  purchase: {
    title: both("Satisfacción tras la compra", "Satisfaction after purchase"),
    touchpoint: "online_purchase",
    channel: "ecommerce",
    questions: [
      satisfaction(
        "satisfaction",
        both(
          "En general, ¿qué grado de satisfacción tiene con su compra?",
          "Overall, how satisfied are you with your purchase?",
        ),
      ),
      rate("aspects", both("¿Cómo valora cada aspecto?", "How would you rate each of these?"), {
        choice: both("Variedad de productos", "Choice of products"),
        information: both("Información del producto", "Product information"),
        price: both("Relación calidad-precio", "Value for money"),
        payment: both("Pago", "Payment"),
      }),
      comment("reason", both("¿Qué podríamos mejorar?", "What could we improve?")),
      ...callBack(atMost("satisfaction", 2)),
    ],
    endings: thanks,
  },
  delivery: {
    title: both("Satisfacción con la entrega", "Satisfaction with delivery"),
    touchpoint: "home_delivery",
    channel: "delivery",
    questions: [
      satisfaction(
        "satisfaction",
        both(
          "¿Qué grado de satisfacción tiene con la entrega de su pedido?",
          "How satisfied are you with the delivery of your order?",
        ),
      ),
      chooseSeveral(
        "went_wrong",
        both("¿Qué falló?", "What went wrong?"),
        [
          option("late", "Llegó tarde", "It came late"),
          option("damaged", "Llegó dañado", "It was damaged"),
          option("incomplete", "Faltaba algo", "Something was missing"),
          option("notice", "No me avisaron", "I was not told when"),
          option("courier", "El trato del repartidor", "How the courier treated me"),
          option("other", "Otra cosa", "Something else", true),
        ],
        atMost("satisfaction", 3),
      ),
      comment(
        "reason",
        both("¿Quiere contarnos algo más?", "Is there anything else you would like to tell us?"),
      ),
      ...callBack(atMost("satisfaction", 2)),
    ],
    endings: thanks,
  },
  visit: {
    title: both("Satisfacción con la visita a la tienda", "Satisfaction with a store visit"),
    touchpoint: "store_visit",
    channel: "store",
    questions: [
      satisfaction(
        "satisfaction",
        both(
          "¿Qué grado de satisfacción tiene con su visita de hoy?",
          "How satisfied are you with your visit today?",
        ),
      ),
      rate("aspects", both("¿Cómo valora cada aspecto?", "How would you rate each of these?"), {
        staff: both("Trato del personal", "Our people"),
        waiting: both("Tiempo de espera", "Waiting time"),
        stock: both("Encontrar lo que buscaba", "Finding what you wanted"),
        tidiness: both("Orden y limpieza", "Tidiness and cleanliness"),
      }),
      comment("reason", both("¿Qué podríamos mejorar?", "What could we improve?")),
    ],
    endings: plainThanks,
  },
  ...laterTemplates,
};

/** A template's name in both languages. */
export const surveyTemplateTitle = (key: SurveyTemplateKey): Both => templates[key].title;

/** Puts a name in the place of `{company}` in every text of a value. */
function named<T>(value: T, company: string): T {
  // A function, because in a text `$&` and the like would mean something.
  return JSON.parse(
    JSON.stringify(value).replaceAll("{company}", () => JSON.stringify(company).slice(1, -1)),
  );
}

/** Whom a template asks. */
export function audienceOfTemplate(key: SurveyTemplateKey): Audience {
  return templates[key].audience ?? "customers";
}

/** The questionnaire of a template, in both languages, `language` first. */
export function fillSurveyTemplate(
  key: SurveyTemplateKey,
  language: Language,
  company: string,
): Questionnaire {
  const { title, touchpoint = "", channel = "", questions, endings } = named(templates[key], company);
  return {
    format: 1,
    languages: language === "es" ? ["es", "en"] : ["en", "es"],
    title,
    touchpoint,
    channel,
    hidden: ["unit"],
    sections: [{ key: "main", title: null, when: null, shuffle: false, questions }],
    endings,
    quotas: [],
  };
}
