// Event names that lead to different touchpoints depending on the channel that the sender said.
// Written once, so that the siblings of a sale, a return, a complaint, a survey and a departure stay in step.

/** A sale, wherever it happened: Segment, Google Analytics and plain Spanish. */
export const saleEvents: readonly string[] = [
  "Order Completed",
  "Purchase",
  "Purchase Completed",
  "Order Placed",
  "Sale",
  "Sale Completed",
  "Pedido completado",
  "Pedido realizado",
  "Compra",
  "Compra realizada",
  "Venta",
];

/** Goods or money given back. */
export const returnEvents: readonly string[] = [
  "Order Refunded",
  "Order Returned",
  "Product Returned",
  "Return Completed",
  "Return Requested",
  "Refund",
  "Devolución",
  "Devolución completada",
  "Devolución solicitada",
  "Reembolso",
];

/** Something was wrong and the customer said so. */
export const complaintEvents: readonly string[] = [
  "Complaint",
  "Complaint Filed",
  "Complaint Received",
  "Reclamación",
  "Reclamación recibida",
  "Queja",
  "Hoja de reclamaciones",
];

/** A survey was offered. */
export const invitationEvents: readonly string[] = [
  "Survey Sent",
  "Survey Invitation Sent",
  "Survey Invited",
  "Survey Requested",
  "Survey Shown",
  "Encuesta enviada",
  "Invitación a encuesta",
  "Encuesta mostrada",
];

/** A survey was answered. */
export const answerEvents: readonly string[] = [
  "Survey Answered",
  "Survey Response",
  "Survey Responded",
  "Survey Submitted",
  "Survey Completed",
  "NPS Answered",
  "CSAT Answered",
  "CES Answered",
  "Encuesta respondida",
  "Encuesta contestada",
  "Respuesta a encuesta",
];

/** A customer ends the relationship. */
export const departureEvents: readonly string[] = [
  "Account Closed",
  "Account Deleted",
  "Subscription Cancelled",
  "Subscription Canceled",
  "Customer Churned",
  "Contract Terminated",
  "Baja",
  "Baja solicitada",
  "Cuenta cerrada",
  "Suscripción cancelada",
];

/** A visit to a shop that did not say yet whether it sold. */
export const shopVisitEvents: readonly string[] = [
  "Store Visit",
  "Store Visited",
  "Shop Visited",
  "In-Store Visit",
  "Visita a tienda",
  "Tienda visitada",
];

/** An order handed over in a shop. */
export const pickupEvents: readonly string[] = [
  "Order Picked Up",
  "Order Collected",
  "Click and Collect Completed",
  "Recogida en tienda",
  "Pedido recogido",
];

/** A note that something is due: a replenishment, a cart left behind, an appointment. */
export const reminderEvents: readonly string[] = [
  "Reminder Sent",
  "Cart Reminder Sent",
  "Replenishment Reminder Sent",
  "Recordatorio enviado",
  "Recordatorio de carrito",
  "Recordatorio de reposición",
];

/** Calls to the company's telephone. */
export const callEvents: readonly string[] = [
  "Call Started",
  "Call Answered",
  "Call Ended",
  "Call Received",
  "Call Completed",
  "Phone Call",
  "Inbound Call",
  "Llamada",
  "Llamada recibida",
  "Llamada atendida",
  "Llamada terminada",
];
