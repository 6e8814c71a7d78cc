// Touchpoints of the relationship: surveys, reviews, loyalty, renewals, reminders and departures.
// A survey that was offered has the kind `invited` and one that was answered `answered`, so that response rates can be told;
// what people publish elsewhere is neither.

import { day, type Entry, either, entry, event, eventOn, minute } from "./entry.ts";
import { answerEvents, departureEvents, invitationEvents, reminderEvents } from "./event-names.ts";

/** Asking people and being answered. */
export const surveys: readonly Entry[] = [
  entry(
    "survey_invitation_sms",
    ["Invitación a encuesta por SMS", "Survey invitation by SMS"],
    ["sms", "use", "invited"],
    eventOn(["sms"], invitationEvents),
  ),
  entry(
    "survey_invitation_app",
    ["Invitación a encuesta en la aplicación", "Survey invitation in the app"],
    ["app", "use", "invited"],
    eventOn(["app"], invitationEvents),
  ),
  entry(
    "survey_invitation_web",
    ["Invitación a encuesta en la web", "Survey invitation on the site"],
    ["web", "use", "invited"],
    eventOn(["web", "ecommerce", "chat"], invitationEvents),
  ),
  entry(
    "survey_invitation_shop",
    ["Invitación a encuesta en tienda", "Survey invitation in the shop"],
    ["store", "use", "invited"],
    eventOn(["store", "franchise"], invitationEvents),
  ),
  entry(
    "survey_invitation",
    ["Invitación a encuesta por correo", "Survey invitation by e-mail"],
    ["email", "use", "invited"],
    event(...invitationEvents),
  ),
  entry(
    "survey_answer_sms",
    ["Encuesta respondida por SMS", "Survey answered by SMS"],
    ["sms", "use", "answered"],
    eventOn(["sms"], answerEvents),
  ),
  entry(
    "survey_answer_app",
    ["Encuesta respondida en la aplicación", "Survey answered in the app"],
    ["app", "use", "answered"],
    eventOn(["app"], answerEvents),
  ),
  entry(
    "survey_answer_web",
    ["Encuesta respondida en la web", "Survey answered on the site"],
    ["web", "use", "answered"],
    eventOn(["web", "ecommerce", "chat"], answerEvents),
  ),
  entry(
    "survey_answer_phone",
    ["Encuesta respondida por teléfono", "Survey answered by phone"],
    ["phone", "use", "answered"],
    eventOn(["phone"], answerEvents),
  ),
  entry(
    "survey_answer_shop",
    ["Encuesta respondida en tienda", "Survey answered in the shop"],
    ["store", "use", "answered"],
    either(
      eventOn(["store", "franchise", "in_person", "event"], answerEvents),
      event("Kiosk Answered", "Quiosco respondido"),
    ),
  ),
  entry(
    "survey_answer",
    ["Encuesta respondida por correo", "Survey answered by e-mail"],
    ["email", "use", "answered"],
    event(...answerEvents),
  ),
];

/** What people tell others. */
export const reviews: readonly Entry[] = [
  entry(
    "product_review",
    ["Opinión de producto", "Product review"],
    ["ecommerce", "use", "other"],
    event("Product Reviewed", "Opinión de producto", "Producto valorado"),
    { direct: false },
  ),
  entry(
    "public_review",
    ["Reseña pública", "Public review"],
    ["review_site", "use", "other"],
    event(
      "Review Posted",
      "Review Published",
      "Review Received",
      "Reseña",
      "Reseña publicada",
      "Reseña recibida",
    ),
    { direct: false, waitMsMax: 2 * day },
  ),
  entry(
    "friend_invited",
    ["Invitación a un amigo", "Friend invited"],
    ["web", "renewal", "other"],
    event("Invite Sent", "Referral Sent", "Friend Invited", "Invitación enviada", "Amigo invitado"),
  ),
];

/** Coming back. */
export const renewal: readonly Entry[] = [
  entry(
    "loyalty_joined",
    ["Alta en el club de clientes", "Joined the loyalty club"],
    ["store", "renewal", "other"],
    event("Loyalty Joined", "Loyalty Card Issued", "Alta en el club", "Tarjeta de cliente emitida"),
    { csatMin: 80 },
  ),
  entry(
    "loyalty_reward",
    ["Puntos y ventajas del club", "Loyalty points and rewards"],
    ["ecommerce", "renewal", "used"],
    event(
      "Points Redeemed",
      "Points Earned",
      "Reward Redeemed",
      "Puntos canjeados",
      "Puntos ganados",
      "Premio canjeado",
    ),
    { csatMin: 80 },
  ),
  entry(
    "subscription_renewal",
    ["Renovación", "Renewal"],
    ["ecommerce", "renewal", "bought"],
    event(
      "Subscription Renewed",
      "Contract Renewed",
      "Membership Renewed",
      "Renovación",
      "Suscripción renovada",
    ),
    { csatMin: 80 },
  ),
  entry(
    "trial_ended",
    ["Fin del periodo de prueba", "End of the trial"],
    ["email", "renewal", "contacted"],
    event("Trial Ended", "Fin de prueba"),
  ),
  entry(
    "reminder_sms",
    ["Recordatorio por SMS", "Reminder by SMS"],
    ["sms", "renewal", "contacted"],
    eventOn(["sms"], reminderEvents),
  ),
  entry(
    "reminder_app",
    ["Recordatorio en la aplicación", "Reminder in the app"],
    ["app", "renewal", "contacted"],
    eventOn(["app"], reminderEvents),
  ),
  entry(
    "reminder_email",
    ["Recordatorio por correo", "Reminder by e-mail"],
    ["email", "renewal", "contacted"],
    event(...reminderEvents),
  ),
  entry(
    "thank_you",
    ["Agradecimiento o felicitación", "Thank-you or birthday note"],
    ["email", "renewal", "contacted"],
    event("Thank You Sent", "Birthday Message Sent", "Agradecimiento enviado", "Felicitación enviada"),
  ),
];

/** Leaving, and what is done about it. */
export const departure: readonly Entry[] = [
  entry(
    "retention_call",
    ["Llamada de retención", "Retention call"],
    ["phone", "departure", "contacted"],
    event("Retention Call", "Win-back Call", "Llamada de retención"),
    { csatMin: 70 },
  ),
  entry(
    "win_back",
    ["Campaña de recuperación", "Win-back message"],
    ["email", "departure", "contacted"],
    event("Win-back Sent", "Winback Sent", "Recuperación enviada"),
  ),
  entry(
    "email_unsubscribed",
    ["Baja de los correos", "Unsubscribed from e-mail"],
    ["email", "departure", "other"],
    event(
      "Email Unsubscribed",
      "Unsubscribed",
      "Newsletter Unsubscribed",
      "Baja del boletín",
      "Baja de correos",
    ),
  ),
  entry(
    "email_spam",
    ["Correo marcado como no deseado", "E-mail marked as spam"],
    ["email", "departure", "complained"],
    event("Email Marked as Spam", "Spam Complaint", "Correo marcado como spam"),
  ),
  entry(
    "email_bounced",
    ["Correo devuelto", "E-mail bounced"],
    ["email", "attraction", "other"],
    event("Email Bounced", "Email Dropped", "Correo devuelto", "Correo rebotado"),
  ),
  entry(
    "app_uninstalled",
    ["Aplicación desinstalada", "App uninstalled"],
    ["app", "departure", "other"],
    event("Application Uninstalled", "Aplicación desinstalada"),
  ),
  entry(
    "departure_phone",
    ["Baja por teléfono", "Departure by phone"],
    ["phone", "departure", "left"],
    either(eventOn(["phone"], departureEvents), event("Baja telefónica")),
    { waitMsMax: 5 * minute, csatMin: 70 },
  ),
  entry(
    "departure_shop",
    ["Baja en tienda", "Departure in a shop"],
    ["store", "departure", "left"],
    either(eventOn(["store", "franchise", "in_person"], departureEvents), event("Baja en tienda")),
    { waitMsMax: 10 * minute, csatMin: 70 },
  ),
  entry(
    "departure_online",
    ["Baja en la web", "Departure on the site"],
    ["web", "departure", "left"],
    event(...departureEvents),
    { waitMsMax: 1 * day, csatMin: 70 },
  ),
];
