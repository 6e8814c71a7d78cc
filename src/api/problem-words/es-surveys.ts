// In Spanish: surveys, their invitations and their responses.

import type { Phrases } from "./phrases.ts";

/** What makes a questionnaire impossible. */
export const esFlaws: Phrases = {
  texts: {
    "has no text in {1}, the first language": "no tiene texto en {1}, el primer idioma",
    "looks at {1}; a condition can look at answer.KEY of an earlier question, hidden.NAME of the list, or trait.NAME":
      "mira {1}; una condición puede mirar answer.CLAVE de una pregunta anterior, hidden.NOMBRE de la lista o trait.NOMBRE",
    "compares {1} with nothing; name a value": "compara {1} con nada; indica un valor",
    "looks for {1} in answer.{2}, which has no such part": "busca {1} en answer.{2}, que no lo tiene",
    "has {1} twice": "tiene {1} dos veces",
    "offers nothing to choose": "no ofrece nada que elegir",
    "has no picture": "no tiene imagen",
    "asks for no detail": "no pide ningún dato",
    "offers fewer than two feelings": "ofrece menos de dos sentimientos",
    "asks for more choices than it allows": "pide más opciones de las que permite",
    "allows no number": "no permite ningún número",
    "allows no day": "no permite ningún día",
    "leads to {1}, which is no later section": "lleva a {1}, que no es una sección posterior",
    "has a link without an address": "tiene un enlace sin dirección",
    "has {1} questions; at most {2} are allowed": "tiene {1} preguntas; se permiten {2} como máximo",
    "asks nothing": "no pregunta nada",
    "has room for {1} answers; at most {2} are allowed": "admite {1} respuestas; se permiten {2} como máximo",
    "must close with an ending without a condition, for everyone else":
      "debe terminar con una despedida sin condición, para todos los demás",
  },
};

/** What can be wrong with an answer, and which things posters are for. */
const words: Phrases = {
  texts: {
    required: "falta",
    malformed: "no tiene la forma correcta",
    out_of_range: "está fuera de la escala",
    not_a_choice: "no es una de las opciones",
    too_few: "son muy pocas",
    too_many: "son demasiadas",
    too_long: "es demasiado larga",
    not_a_number: "no es un número",
    not_a_date: "no es una fecha",
    not_an_email: "no es un correo",
    not_a_phone: "no es un teléfono",
    incomplete: "está incompleta",
    unit: "unidad",
    touchpoint: "punto de contacto",
  },
};

/** Surveys, invitations and responses. */
export const esSurveys: Phrases = {
  texts: {
    "There is no survey {1} in this workspace.": "No hay ninguna encuesta {1} en este espacio.",
    "This survey is answered by employees: their answers are shown together only, and nobody is asked or known by name. Ask by the link, a poster or a kiosk.":
      "Esta encuesta la responde la plantilla: sus respuestas solo se muestran juntas y no se pregunta ni se conoce a nadie por su nombre. Pregunta por el enlace, un cartel o un quiosco.",
    "What employees answered is shown as a whole: leave out the period, the filters and the versions.":
      "Lo que responde la plantilla se muestra en conjunto: quita el periodo, los filtros y las versiones.",
    "by: what employees answered is compared by {1} only.":
      "by: lo que responde la plantilla solo se compara por {1}.",
    "This workspace has or had {1} surveys, the most there can be; change one that is there.":
      "Este espacio tiene o ha tenido {1} encuestas, el máximo; cambia una de las que hay.",
    "Someone made the same survey at this moment; try again.":
      "Alguien ha creado la misma encuesta en este momento; inténtalo de nuevo.",
    "{1} changed this survey at {2} (revision {3}, yours began at {4}). Read it again before you change it.":
      "{1} cambió esta encuesta el {2} (revisión {3}; la tuya partía de la {4}). Vuelve a leerla antes de cambiarla.",
    "“{1}” cannot be published yet: {2} {3}, and {4} more.":
      "«{1}» aún no se puede publicar: {2} {3}, y {4} más.",
    "“{1}” cannot be published yet: {2} {3}.": "«{1}» aún no se puede publicar: {2} {3}.",
    "The question {1} was {2} in an earlier version and is {3} now; give it a new key.":
      "La pregunta {1} era {2} en una versión anterior y ahora es {3}; ponle una clave nueva.",
    "This survey is a draft; publish it first.": "Esta encuesta es un borrador; publícala antes.",
    "This survey is a draft; publish it before you invite anyone.":
      "Esta encuesta es un borrador; publícala antes de invitar a nadie.",
    "This survey is closed; open it again before you invite anyone.":
      "Esta encuesta está cerrada; vuelve a abrirla antes de invitar a nadie.",
    "No messaging tool is connected: an administrator does so in the settings, or make personal links and send them by hand.":
      "No hay ninguna herramienta de mensajería conectada: un administrador la conecta en Ajustes, o crea enlaces personales y envíalos a mano.",
    "No mail server is configured here: make personal links and send them by the tool you have. Whoever runs this server sets VIVENCIA_SMTP_URL, VIVENCIA_MAIL_FROM and VIVENCIA_URL.":
      "Aquí no hay servidor de correo: crea enlaces personales y envíalos con la herramienta que tengas. Quien administra este servidor indica VIVENCIA_SMTP_URL, VIVENCIA_MAIL_FROM y VIVENCIA_URL.",
    "The list has more than {1} people; send it in several.":
      "La lista tiene más de {1} personas; envíala en varias partes.",
    "No identifier is known of this customer by which they could be asked.":
      "No se conoce ningún identificador de este cliente por el que se le pueda preguntar.",
    "url: is not an address such as https://tool.example.com/hook.":
      "url: no es una dirección como https://tool.example.com/hook.",
    "url: must begin with https://; whoever runs this server can allow http:// and the own network (VIVENCIA_PRIVATE_WEBHOOKS=on).":
      "url: debe empezar por https://; quien administra este servidor puede permitir http:// y la red propia (VIVENCIA_PRIVATE_WEBHOOKS=on).",
    "url: must not hold a user or a password; check the signature instead.":
      "url: no debe llevar usuario ni contraseña; comprueba la firma en su lugar.",
    "This workspace has no messaging tool.": "Este espacio no tiene herramienta de mensajería.",
    "This link opens no survey: it is not complete, or the survey is no longer there. Ask whoever sent it.":
      "Este enlace no abre ninguna encuesta: está incompleto o la encuesta ya no existe. Pregunta a quien te lo envió.",
    "There is no {1} that you may see; `GET /api/v1/units` lists them.":
      "No hay ninguna unidad {1} que puedas ver; `GET /api/v1/units` las enumera.",
    "There is no {1} that you may see; `GET /api/v1/touchpoints` lists them.":
      "No hay ningún punto de contacto {1} que puedas ver; `GET /api/v1/touchpoints` los enumera.",
    "A file has at most {1} sheets; ask for fewer units or touchpoints.":
      "Un archivo tiene como máximo {1} hojas; pide menos unidades o puntos de contacto.",
    "A picture may have {1} KB; make it smaller and send it again.":
      "Una imagen puede ocupar {1} KB; redúcela y envíala de nuevo.",
    "This is no picture that can be shown; send a PNG, JPEG, WebP or GIF.":
      "Esta imagen no se puede mostrar; envía un PNG, JPEG, WebP o GIF.",
    "This workspace has {1} pictures, the most there can be.": "Este espacio tiene {1} imágenes, el máximo.",
    "There is no picture {1}.": "No existe la imagen {1}.",
    "This survey is closed and takes no more answers.":
      "Esta encuesta está cerrada y no admite más respuestas.",
    "id: belongs to a personal link; answer there, or make an id of your own.":
      "id: pertenece a un enlace personal; responde allí o usa un id propio.",
    "This link could be answered until a while ago.": "El plazo para responder con este enlace ha terminado.",
    "The answer to {1} cannot be taken: {2}.": "La respuesta a {1} no se puede aceptar: {2}.",
    "proof: is missing, too old or of another response; ask for the survey again and compute with its challenge.":
      "proof: falta, ha caducado o es de otra respuesta; pide otra vez la encuesta y calcúlalo con su reto.",
    "This response is too long; shorten the texts and send it again.":
      "Esta respuesta es demasiado larga; acorta los textos y envíala de nuevo.",
    "The quota {1} is full and takes no further response; let it take more and publish that, or discard the response.":
      "La cuota {1} está llena y no admite más respuestas; amplíala y publica, o descarta la respuesta.",
    "{1} has more than {2} rows.": "{1} tiene más de {2} filas.",
  },
  inside: [esFlaws, words],
};
