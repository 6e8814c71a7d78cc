// Touchpoints before the sale: how people hear of the company, get interested and look around.
// Indirect ones are what others say: a friend's word, a review read.

import { type Entry, either, entry, event, eventOn, hour, minute, page } from "./entry.ts";
import { shopVisitEvents } from "./event-names.ts";

/** Hearing of the company. */
export const attraction: readonly Entry[] = [
  entry(
    "advert_seen",
    ["Anuncio visto", "Advert seen"],
    ["advertising", "attraction", "seen"],
    event(
      "Advert Seen",
      "Advert Viewed",
      "Ad Viewed",
      "Ad Impression",
      "Video Ad Started",
      "Video Ad Playing",
      "Video Ad Completed",
      "Anuncio visto",
      "Impresión de anuncio",
    ),
  ),
  entry(
    "advert_click",
    ["Clic en anuncio", "Advert clicked"],
    ["advertising", "attraction", "visited"],
    event(
      "Advert Clicked",
      "Ad Clicked",
      "Ad Click",
      "Install Attributed",
      "Clic en anuncio",
      "Anuncio pulsado",
    ),
  ),
  entry(
    "broadcast_advert",
    ["Anuncio en radio, televisión o calle", "Radio, TV or outdoor advert"],
    ["advertising", "attraction", "seen"],
    event(
      "TV Advert Aired",
      "Radio Advert Aired",
      "Outdoor Advert Seen",
      "Anuncio en televisión",
      "Anuncio en radio",
      "Valla publicitaria",
    ),
  ),
  entry(
    "social_post",
    ["Publicación en redes", "Social media post"],
    ["social", "attraction", "seen"],
    event(
      "Social Post Viewed",
      "Social Post Liked",
      "Social Post Shared",
      "Publicación vista",
      "Publicación compartida",
    ),
  ),
  entry(
    "social_mention",
    ["Mención en redes", "Mention on social media"],
    ["social", "use", "other"],
    event("Social Mention", "Brand Mentioned", "Mención en redes", "Mención"),
    { direct: false },
  ),
  entry(
    "word_of_mouth",
    ["Recomendación de un conocido", "A friend's recommendation"],
    ["in_person", "attraction", "seen"],
    event(
      "Word Of Mouth",
      "Friend Recommendation",
      "Referral Received",
      "Boca a boca",
      "Recomendación de un conocido",
    ),
    { direct: false },
  ),
  entry(
    "partner_referral",
    ["Derivación de un colaborador", "Partner referral"],
    ["partner", "attraction", "contacted"],
    event("Partner Referral", "Affiliate Link Clicked", "Derivación de colaborador"),
  ),
  entry(
    "mailbox_leaflet",
    ["Folleto en el buzón", "Leaflet in the letterbox"],
    ["direct_mail", "attraction", "contacted"],
    event(
      "Direct Mail Sent",
      "Direct Mail Delivered",
      "Leaflet Delivered",
      "Buzoneo",
      "Buzoneo enviado",
      "Folleto entregado",
      "Carta enviada",
    ),
  ),
  entry(
    "mailbox_voucher",
    ["Vale del buzón canjeado", "Letterbox voucher redeemed"],
    ["direct_mail", "purchase", "used"],
    event("Direct Mail Redeemed", "Voucher Redeemed", "Vale canjeado", "Cupón de buzoneo canjeado"),
  ),
  entry(
    "email_campaign",
    ["Correo comercial", "Campaign e-mail"],
    ["email", "attraction", "contacted"],
    event("Email Sent", "Email Delivered", "Newsletter Sent", "Correo enviado", "Boletín enviado"),
  ),
  entry(
    "email_opened",
    ["Correo comercial abierto", "Campaign e-mail opened"],
    ["email", "attraction", "seen"],
    event("Email Opened", "Correo abierto", "Boletín abierto"),
  ),
  entry(
    "email_click",
    ["Clic en un correo", "Click in an e-mail"],
    ["email", "interest", "visited"],
    event("Email Link Clicked", "Email Clicked", "Clic en correo"),
  ),
  entry(
    "sms_campaign",
    ["SMS comercial", "Campaign SMS"],
    ["sms", "attraction", "contacted"],
    event("SMS Sent", "SMS Delivered", "Text Message Sent", "SMS enviado", "SMS entregado"),
  ),
  entry(
    "sms_click",
    ["Clic en un SMS", "Click in an SMS"],
    ["sms", "interest", "visited"],
    event("SMS Link Clicked", "SMS Clicked", "Clic en SMS"),
  ),
  entry(
    "push_notification",
    ["Notificación de la aplicación", "App notification"],
    ["app", "attraction", "contacted"],
    event(
      "Push Notification Received",
      "Push Notification Sent",
      "Push Notification Bounced",
      "Notificación enviada",
    ),
  ),
  entry(
    "push_opened",
    ["Notificación abierta", "App notification opened"],
    ["app", "interest", "visited"],
    event("Push Notification Tapped", "Push Notification Opened", "Notificación abierta"),
  ),
];

/** Getting interested. */
export const interest: readonly Entry[] = [
  entry(
    "event_attended",
    ["Asistencia a un evento", "Event attended"],
    ["event", "interest", "visited"],
    event(
      "Event Attended",
      "Webinar Attended",
      "Fair Visited",
      "Evento asistido",
      "Asistencia a evento",
      "Feria visitada",
    ),
    { csatMin: 80 },
  ),
  entry(
    "event_registered",
    ["Inscripción a un evento", "Event registration"],
    ["event", "interest", "asked"],
    event("Event Registered", "Webinar Registered", "Inscripción a evento"),
  ),
  entry(
    "site_promotion",
    ["Promoción en la web", "Promotion on the site"],
    ["web", "interest", "seen"],
    event("Promotion Viewed", "View Promotion", "Promoción vista"),
  ),
  entry(
    "site_promotion_click",
    ["Clic en una promoción de la web", "Click on a promotion of the site"],
    ["web", "interest", "visited"],
    event("Promotion Clicked", "Select Promotion", "Promoción pulsada"),
  ),
  entry(
    "video",
    ["Vídeo", "Video"],
    ["web", "interest", "seen"],
    event(
      "Video Playback Started",
      "Video Playback Paused",
      "Video Playback Interrupted",
      "Video Playback Buffer Started",
      "Video Playback Buffer Completed",
      "Video Playback Seek Started",
      "Video Playback Seek Completed",
      "Video Playback Resumed",
      "Video Playback Completed",
      "Video Playback Exited",
      "Video Content Started",
      "Video Content Playing",
      "Video Content Completed",
      "Video Quality Updated",
      "Vídeo reproducido",
    ),
  ),
  entry(
    "newsletter_signup",
    ["Alta en el boletín", "Newsletter sign-up"],
    ["web", "interest", "asked"],
    event("Newsletter Subscribed", "Email Subscribed", "Suscripción al boletín", "Alta en boletín"),
  ),
  entry(
    "sign_up",
    ["Registro de cuenta", "Account sign-up"],
    ["web", "interest", "other"],
    event(
      "Signed Up",
      "Sign Up",
      "Account Created",
      "Trial Started",
      "Registro",
      "Registro completado",
      "Cuenta creada",
    ),
    { csatMin: 80 },
  ),
  entry(
    "app_installed",
    ["Instalación de la aplicación", "App installed"],
    ["app", "interest", "other"],
    event("Application Installed", "First Open", "Aplicación instalada"),
  ),
  entry(
    "wishlist",
    ["Lista de deseos", "Wishlist"],
    ["ecommerce", "interest", "other"],
    event(
      "Product Added to Wishlist",
      "Product Removed from Wishlist",
      "Add to Wishlist",
      "Añadido a lista de deseos",
      "Favorito añadido",
    ),
  ),
  entry(
    "product_shared",
    ["Producto compartido", "Product shared"],
    ["social", "interest", "other"],
    event("Product Shared", "Cart Shared", "Share", "Producto compartido", "Carrito compartido"),
  ),
];

/** Looking around, comparing, asking. */
export const discovery: readonly Entry[] = [
  entry(
    "review_read",
    ["Reseñas leídas", "Reviews read"],
    ["review_site", "discovery", "seen"],
    event("Review Read", "Reviews Viewed", "Review Site Visited", "Reseña leída"),
    { direct: false },
  ),
  entry(
    "franchise_visit",
    ["Visita a una franquicia", "Visit to a franchise"],
    ["franchise", "discovery", "visited"],
    either(
      eventOn(["franchise"], shopVisitEvents),
      event("Franchise Visit", "Franchise Visited", "Visita a franquicia", "Franquicia visitada"),
    ),
    { waitMsMax: 10 * minute, csatMin: 85 },
  ),
  entry(
    "store_visit",
    ["Visita a una tienda", "Visit to a store"],
    ["store", "discovery", "visited"],
    event(...shopVisitEvents),
    { waitMsMax: 10 * minute, csatMin: 85 },
  ),
  entry(
    "store_advice",
    ["Asesoramiento en tienda", "Advice in the store"],
    ["store", "discovery", "asked"],
    event("In-Store Consultation", "Store Advice", "Asesoramiento en tienda", "Consulta en tienda"),
    { waitMsMax: 5 * minute, csatMin: 85 },
  ),
  entry(
    "sales_visit",
    ["Visita comercial", "Visit by a salesperson"],
    ["in_person", "discovery", "contacted"],
    event("Sales Visit", "Home Visit", "Sales Meeting", "Visita comercial", "Visita a domicilio"),
    { csatMin: 85 },
  ),
  entry(
    "sales_call",
    ["Consulta comercial por teléfono", "Sales enquiry by phone"],
    ["phone", "discovery", "asked"],
    event("Sales Call", "Sales Enquiry Call", "Llamada comercial", "Consulta telefónica"),
    { waitMsMax: 1 * minute, csatMin: 80 },
  ),
  entry(
    "quote_request",
    ["Solicitud de presupuesto", "Quote request"],
    ["web", "discovery", "asked"],
    event(
      "Quote Requested",
      "Lead Submitted",
      "Generate Lead",
      "Presupuesto solicitado",
      "Solicitud de información",
    ),
    { waitMsMax: 24 * hour, csatMin: 80 },
  ),
  entry(
    "appointment",
    ["Cita reservada", "Appointment booked"],
    ["web", "discovery", "asked"],
    event("Appointment Booked", "Appointment Scheduled", "Cita reservada", "Cita previa"),
  ),
  entry(
    "product_search",
    ["Buscador de productos", "Product search"],
    ["ecommerce", "discovery", "asked"],
    either(
      event(
        "Products Searched",
        "Product Searched",
        "Search",
        "View Search Results",
        "Búsqueda",
        "Productos buscados",
      ),
      page("/search", "/busca", "/busqueda"),
    ),
    { csatMin: 75 },
  ),
];

/** Page views of content: tried after the pages of the purchase and of the service. */
export const contentPages: readonly Entry[] = [
  entry(
    "store_finder",
    ["Buscador de tiendas", "Store finder"],
    ["web", "discovery", "asked"],
    either(
      event("Store Located", "Store Finder Used", "Tienda localizada"),
      page("/stores", "/store-finder", "/store-locator", "/tiendas", "/localizador", "/find-us"),
    ),
  ),
  entry(
    "blog",
    ["Blog y consejos", "Blog and advice"],
    ["web", "attraction", "visited"],
    page("/blog", "/noticias", "/news", "/consejos", "/inspira"),
  ),
  entry(
    "landing_page",
    ["Página de campaña", "Campaign page"],
    ["web", "attraction", "visited"],
    page("/landing", "/lp/", "/promo", "/oferta", "/offer", "/campaign", "/campana"),
  ),
  entry(
    "pricing_page",
    ["Página de precios", "Pricing page"],
    ["web", "discovery", "visited"],
    page("/pricing", "/precios", "/tarifas", "/plans", "/planes"),
  ),
  entry(
    "about_page",
    ["Página de la empresa", "About the company"],
    ["web", "interest", "visited"],
    page("/about", "/quienes-somos", "/sobre-nosotros", "/empresa", "/company", "/nosotros"),
  ),
];
