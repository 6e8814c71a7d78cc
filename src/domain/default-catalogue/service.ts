// Touchpoints of use and service: the account, help, calls, chats, tickets, returns and complaints.
// Returns and complaints go to the sibling of the channel their sender said.

import { day, type Entry, either, entry, event, eventOn, eventWith, hour, minute, page } from "./entry.ts";
import { callEvents, complaintEvents, returnEvents } from "./event-names.ts";

/** Using what was bought. */
export const use: readonly Entry[] = [
  entry(
    "product_use",
    ["Uso del producto", "Use of the product"],
    ["app", "use", "used"],
    event(
      "Product Used",
      "Feature Used",
      "Service Used",
      "Producto usado",
      "Servicio usado",
      "Función usada",
    ),
  ),
  entry(
    "in_person_service",
    ["Servicio prestado en persona", "Service given in person"],
    ["in_person", "use", "used"],
    event(
      "Service Rendered",
      "Appointment Attended",
      "Servicio prestado",
      "Cita atendida",
      "Stay Completed",
      "Estancia",
    ),
    { waitMsMax: 15 * minute, csatMin: 85 },
  ),
  entry(
    "app_open",
    ["Apertura de la aplicación", "App opened"],
    ["app", "use", "visited"],
    event(
      "Application Opened",
      "Application Foregrounded",
      "Application Backgrounded",
      "Application Updated",
      "Deep Link Opened",
      "Deep Link Clicked",
      "Aplicación abierta",
    ),
    { csatMin: 80 },
  ),
  entry(
    "app_failure",
    ["Fallo de la aplicación", "App failure"],
    ["app", "use", "other"],
    event("Application Crashed", "App Error", "Fallo de la aplicación"),
  ),
  entry(
    "account_area",
    ["Área de cliente", "Customer account"],
    ["web", "use", "visited"],
    either(
      event(
        "Signed In",
        "Login",
        "Signed Out",
        "Account Added User",
        "Account Removed User",
        "Inicio de sesión",
        "Sesión iniciada",
      ),
      page(
        "/account",
        "/mi-cuenta",
        "/cuenta",
        "/login",
        "/profile",
        "/area-cliente",
        "/cancel-account",
        "/darse-de-baja",
      ),
    ),
    { csatMin: 80 },
  ),
  entry(
    "invoice",
    ["Factura", "Invoice"],
    ["email", "use", "contacted"],
    event("Invoice Sent", "Invoice Issued", "Invoice Viewed", "Factura enviada", "Factura emitida"),
    { csatMin: 80 },
  ),
];

/** Asking for help and getting it. */
export const service: readonly Entry[] = [
  entry(
    "outbound_call",
    ["Llamada de la empresa", "Call from the company"],
    ["phone", "service", "contacted"],
    either(
      eventWith(callEvents, "direction", ["outbound", "out", "saliente"]),
      event("Outbound Call", "Courtesy Call", "Llamada saliente", "Llamada de cortesía"),
    ),
    { csatMin: 80 },
  ),
  entry(
    "call_abandoned",
    ["Llamada abandonada en espera", "Call given up while waiting"],
    ["phone", "service", "asked"],
    either(
      eventWith(callEvents, "outcome", ["abandoned", "abandonada"]),
      event("Call Abandoned", "Call Missed", "Llamada perdida", "Llamada abandonada"),
    ),
    { waitMsMax: 1 * minute },
  ),
  entry(
    "call_centre",
    ["Centro de atención telefónica", "Call centre"],
    ["phone", "service", "asked"],
    event(...callEvents),
    { waitMsMax: 3 * minute, csatMin: 80 },
  ),
  entry(
    "live_chat",
    ["Chat de atención", "Live chat"],
    ["chat", "service", "asked"],
    event(
      "Live Chat Conversation Started",
      "Live Chat Conversation Ended",
      "Live Chat Message Sent",
      "Live Chat Message Received",
      "Chat Started",
      "Chat Ended",
      "Conversación de chat",
      "Chat iniciado",
    ),
    { waitMsMax: 1 * minute, csatMin: 80 },
  ),
  entry(
    "chat_assistant",
    ["Asistente automático", "Automatic assistant"],
    ["chat", "service", "asked"],
    event("Bot Conversation Started", "Bot Message Sent", "Conversación con asistente"),
    { csatMin: 70 },
  ),
  entry(
    "support_email",
    ["Consulta por correo", "Enquiry by e-mail"],
    ["email", "service", "asked"],
    event("Email Received", "Support Email Received", "Correo recibido", "Consulta por correo"),
    { waitMsMax: 1 * day, csatMin: 80 },
  ),
  entry(
    "social_message",
    ["Mensaje en redes", "Message on social media"],
    ["social", "service", "asked"],
    event("Direct Message Received", "Social Message Received", "Mensaje directo", "Mensaje en redes"),
    { waitMsMax: 2 * hour, csatMin: 80 },
  ),
  entry(
    "support_ticket",
    ["Incidencia", "Support ticket"],
    ["web", "service", "asked"],
    event(
      "Ticket Created",
      "Ticket Opened",
      "Incident Opened",
      "Incident Reported",
      "Incidencia abierta",
      "Incidencia",
      "Ticket abierto",
    ),
    { waitMsMax: 1 * day, csatMin: 75 },
  ),
  entry(
    "ticket_solved",
    ["Incidencia resuelta", "Support ticket solved"],
    ["web", "service", "received"],
    event("Ticket Solved", "Ticket Closed", "Incident Resolved", "Incidencia resuelta", "Ticket cerrado"),
    { waitMsMax: 3 * day, csatMin: 75 },
  ),
  entry(
    "repair",
    ["Reparación y garantía", "Repair and warranty"],
    ["store", "service", "received"],
    event(
      "Repair Requested",
      "Repair Completed",
      "Warranty Claimed",
      "Reparación",
      "Reparación terminada",
      "Garantía",
    ),
    { waitMsMax: 10 * day, csatMin: 75 },
  ),
  entry(
    "help_centre",
    ["Centro de ayuda", "Help centre"],
    ["web", "service", "asked"],
    either(
      event("Article Viewed", "Help Article Viewed", "FAQ Viewed", "Artículo de ayuda visto"),
      page("/help", "/ayuda", "/faq", "/preguntas", "/support", "/soporte", "/returns", "/devolucion"),
    ),
    { csatMin: 75 },
  ),
  entry(
    "contact_form",
    ["Formulario de contacto", "Contact form"],
    ["web", "service", "asked"],
    event("Contact Form Submitted", "Form Submitted", "Formulario enviado", "Contacto enviado"),
    { waitMsMax: 1 * day, csatMin: 75 },
  ),
  entry(
    "contact_page",
    ["Página de contacto", "Contact page"],
    ["web", "service", "visited"],
    page("/contact", "/contacto", "/complaint", "/reclamaci", "/queja"),
  ),
];

/** Giving goods back. */
export const returns: readonly Entry[] = [
  entry(
    "return_franchise",
    ["Devolución en franquicia", "Return in a franchise"],
    ["franchise", "service", "returned"],
    either(eventOn(["franchise"], returnEvents), event("Franchise Return", "Devolución en franquicia")),
    { waitMsMax: 10 * minute, csatMin: 80 },
  ),
  entry(
    "return_store",
    ["Devolución en tienda", "Return in a store"],
    ["store", "service", "returned"],
    either(eventOn(["store"], returnEvents), event("Store Return", "Devolución en tienda")),
    { waitMsMax: 10 * minute, csatMin: 80 },
  ),
  entry(
    "return_collected",
    ["Devolución recogida en casa", "Return collected at home"],
    ["delivery", "service", "returned"],
    either(eventOn(["delivery"], returnEvents), event("Return Collected", "Devolución recogida")),
    { waitMsMax: 3 * day, csatMin: 80 },
  ),
  entry(
    "return_online",
    ["Devolución en línea", "Online return"],
    ["ecommerce", "service", "returned"],
    event(...returnEvents),
    { waitMsMax: 7 * day, csatMin: 80 },
  ),
];

/** Saying that something was wrong. */
export const complaints: readonly Entry[] = [
  entry(
    "complaint_store",
    ["Reclamación en tienda", "Complaint in a store"],
    ["store", "service", "complained"],
    either(eventOn(["store"], complaintEvents), event("Store Complaint", "Reclamación en tienda")),
    { waitMsMax: 1 * day, csatMin: 70 },
  ),
  entry(
    "complaint_franchise",
    ["Reclamación en franquicia", "Complaint in a franchise"],
    ["franchise", "service", "complained"],
    either(
      eventOn(["franchise"], complaintEvents),
      event("Franchise Complaint", "Reclamación en franquicia"),
    ),
    { waitMsMax: 1 * day, csatMin: 70 },
  ),
  entry(
    "complaint_phone",
    ["Reclamación por teléfono", "Complaint by phone"],
    ["phone", "service", "complained"],
    either(eventOn(["phone"], complaintEvents), event("Phone Complaint", "Reclamación telefónica")),
    { waitMsMax: 1 * day, csatMin: 70 },
  ),
  entry(
    "complaint_email",
    ["Reclamación por correo", "Complaint by e-mail"],
    ["email", "service", "complained"],
    either(eventOn(["email"], complaintEvents), event("Email Complaint", "Reclamación por correo")),
    { waitMsMax: 2 * day, csatMin: 70 },
  ),
  entry(
    "complaint_social",
    ["Queja en redes", "Complaint on social media"],
    ["social", "service", "complained"],
    either(eventOn(["social", "review_site"], complaintEvents), event("Social Complaint", "Queja en redes")),
    { waitMsMax: 2 * hour, csatMin: 70 },
  ),
  entry(
    "complaint_web",
    ["Reclamación por la web", "Complaint on the site"],
    ["web", "service", "complained"],
    event(...complaintEvents),
    { waitMsMax: 2 * day, csatMin: 70 },
  ),
];
