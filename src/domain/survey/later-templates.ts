// The templates of what comes after and around a sale: leaving, complaints, digital tasks, events, the product itself, and the
// team.

import {
  atMost,
  both,
  callBack,
  choose,
  comment,
  ease,
  isOneOf,
  option,
  plainThanks,
  rate,
  recommend,
  type SurveyTemplate,
  satisfaction,
  thanks,
} from "./template-parts.ts";

const reasons = [
  option("price", "Precio", "Price"),
  option("quality", "Calidad", "Quality"),
  option("service", "Atención", "Service"),
  option("needs", "Ya no lo necesito", "I no longer need it"),
  option("competitor", "Encontré algo mejor", "I found something better"),
  option("other", "Otro motivo", "Another reason", true),
];

/** These templates by key. */
export const laterTemplates = {
  departure: {
    title: both("Tras la baja", "After leaving"),
    touchpoint: "departure_online",
    channel: "web",
    questions: [
      choose(
        "why",
        both("¿Cuál es el motivo principal de su baja?", "What is the main reason you are leaving?"),
        reasons,
        { required: true, shuffle: true },
      ),
      comment("reason", both("¿Qué le habría hecho quedarse?", "What would have made you stay?")),
      recommend(
        "recommend",
        both(
          "Pese a todo, ¿qué probabilidad hay de que recomiende {company} a un familiar o amigo?",
          "Even so, how likely are you to recommend {company} to a friend or colleague?",
        ),
      ),
      choose(
        "return",
        both("¿Volvería con nosotros en el futuro?", "Would you come back to us in the future?"),
        [option("yes", "Sí", "Yes"), option("maybe", "Quizá", "Maybe"), option("no", "No", "No")],
      ),
    ],
    endings: plainThanks,
  },
  complaint: {
    title: both("Tras una reclamación", "After a complaint"),
    touchpoint: "complaint_phone",
    channel: "phone",
    questions: [
      satisfaction(
        "satisfaction",
        both(
          "¿Qué grado de satisfacción tiene con la forma en que hemos tratado su reclamación?",
          "How satisfied are you with how we handled your complaint?",
        ),
      ),
      // The three kinds of justice of Tax, Brown and Chandrashekaran (Journal of Marketing, 1998).
      rate("fairness", both("¿Cómo valora cada aspecto?", "How would you rate each of these?"), {
        outcome: both("El resultado fue justo", "The outcome was fair"),
        process: both("El proceso fue rápido y sencillo", "The process was quick and simple"),
        treatment: both("Me trataron con respeto", "I was treated with respect"),
      }),
      comment(
        "reason",
        both("¿Qué deberíamos haber hecho de otra manera?", "What should we have done differently?"),
      ),
      ...callBack(atMost("satisfaction", 2)),
    ],
    endings: thanks,
  },
  digital_task: {
    title: both("Éxito de la tarea digital", "Digital task success"),
    touchpoint: "web_page",
    channel: "web",
    questions: [
      choose(
        "task",
        both("¿A qué ha venido hoy?", "What did you come here to do today?"),
        [
          option("learn", "A informarme", "Find information"),
          option("buy", "A comprar", "Buy something"),
          option("manage", "A gestionar algo mío", "Manage something of mine"),
          option("help", "A buscar ayuda", "Get help"),
          option("other", "A otra cosa", "Something else", true),
        ],
        { required: true },
      ),
      choose(
        "done",
        both("¿Ha podido hacerlo?", "Were you able to complete it?"),
        [option("yes", "Sí", "Yes"), option("partly", "En parte", "Partly"), option("no", "No", "No")],
        { required: true },
      ),
      ease("easy", both("Me ha resultado fácil hacerlo.", "It was easy to do what I came for.")),
      comment("reason", both("¿Qué se lo ha impedido?", "What stood in your way?"), {
        when: { any: [isOneOf("done", "partly", "no"), atMost("easy", 4)] },
      }),
    ],
    endings: plainThanks,
  },
  event: {
    title: both("Tras un evento", "After an event"),
    touchpoint: "event_attended",
    channel: "event",
    questions: [
      satisfaction(
        "satisfaction",
        both("En general, ¿qué le ha parecido el evento?", "Overall, how satisfied are you with the event?"),
        "stars",
      ),
      recommend(
        "recommend",
        both(
          "¿Qué probabilidad hay de que recomiende este evento a un amigo o compañero?",
          "How likely are you to recommend this event to a friend or colleague?",
        ),
      ),
      rate("aspects", both("¿Cómo valora cada aspecto?", "How would you rate each of these?"), {
        content: both("Contenido", "Content"),
        people: both("Ponentes", "Speakers"),
        organisation: both("Organización", "Organisation"),
        venue: both("Lugar", "Venue"),
      }),
      comment(
        "reason",
        both("¿Qué haría distinto la próxima vez?", "What should we do differently next time?"),
      ),
    ],
    endings: plainThanks,
  },
  product_market_fit: {
    title: both("Encaje del producto en el mercado", "Product-market fit"),
    touchpoint: "product_use",
    questions: [
      // Sean Ellis' question: 40 % "very disappointed" is his mark of a product that has found its market.
      choose(
        "without_it",
        both(
          "¿Cómo se sentiría si ya no pudiera usar {company}?",
          "How would you feel if you could no longer use {company}?",
        ),
        [
          option("very", "Muy decepcionado", "Very disappointed"),
          option("somewhat", "Algo decepcionado", "Somewhat disappointed"),
          option("not", "Nada decepcionado", "Not disappointed"),
          option("gone", "Ya no lo uso", "I no longer use it"),
        ],
        { required: true },
      ),
      comment(
        "benefit",
        both("¿Cuál es la principal ventaja que le aporta?", "What is the main benefit you get from it?"),
      ),
      comment(
        "who",
        both(
          "¿Para quién cree que es ideal?",
          "What kind of person do you think would benefit most from it?",
        ),
      ),
      comment("reason", both("¿Cómo podríamos mejorarlo para usted?", "How can we improve it for you?")),
    ],
    endings: plainThanks,
  },
  employee_pulse: {
    title: both("Pulso del equipo (eNPS)", "Employee pulse (eNPS)"),
    audience: "employees",
    questions: [
      recommend(
        "recommend",
        both(
          "¿Qué probabilidad hay de que recomiende {company} como lugar para trabajar?",
          "How likely are you to recommend {company} as a place to work?",
        ),
      ),
      rate("week", both("Esta semana, ¿hasta qué punto…?", "This week, to what extent…"), {
        purpose: both("ha sentido que su trabajo importa", "did you feel that your work matters"),
        tools: both("ha tenido lo necesario para hacerlo bien", "did you have what you need to do it well"),
        support: both("se ha sentido apoyado por su responsable", "did you feel supported by your manager"),
        balance: both("ha podido con la carga de trabajo", "was the workload bearable"),
      }),
      comment(
        "reason",
        both(
          "¿Qué cambiaría para atender mejor a los clientes?",
          "What would you change to serve customers better?",
        ),
      ),
    ],
    endings: plainThanks,
  },
} satisfies Readonly<Record<string, SurveyTemplate>>;
