// Touchpoints of the sale: from the list of products to the paid order, in every channel that sells.
// A sale goes to the sibling of the channel its sender said; without one, a sale is an online sale.

import { day, type Entry, either, entry, event, eventOn, minute, page } from "./entry.ts";
import { pickupEvents, saleEvents } from "./event-names.ts";

/** Sales where people or other systems take the money. Before the online ones: their rules ask for a channel. */
export const sales: readonly Entry[] = [
  entry(
    "store_purchase",
    ["Compra en tienda", "Purchase in a store"],
    ["store", "purchase", "bought"],
    either(
      eventOn(["store"], saleEvents),
      event("Store Purchase", "POS Sale", "Receipt", "Compra en tienda", "Venta en tienda", "Ticket de caja"),
    ),
    { waitMsMax: 5 * minute, csatMin: 85 },
  ),
  entry(
    "franchise_purchase",
    ["Compra en franquicia", "Purchase in a franchise"],
    ["franchise", "purchase", "bought"],
    either(
      eventOn(["franchise"], saleEvents),
      event("Franchise Purchase", "Franchise Sale", "Compra en franquicia", "Venta en franquicia"),
    ),
    { waitMsMax: 5 * minute, csatMin: 85 },
  ),
  entry(
    "phone_purchase",
    ["Compra por teléfono", "Purchase by phone"],
    ["phone", "purchase", "bought"],
    either(
      eventOn(["phone"], saleEvents),
      event("Phone Order", "Phone Sale", "Pedido telefónico", "Venta telefónica", "Compra por teléfono"),
    ),
    { waitMsMax: 2 * minute, csatMin: 80 },
  ),
  entry(
    "app_purchase",
    ["Compra en la aplicación", "Purchase in the app"],
    ["app", "purchase", "bought"],
    either(
      eventOn(["app"], saleEvents),
      event("App Purchase", "In App Purchase", "Compra en la aplicación", "Compra en app"),
    ),
    { csatMin: 85 },
  ),
  entry(
    "partner_purchase",
    ["Compra a través de un colaborador", "Purchase through a partner"],
    ["partner", "purchase", "bought"],
    either(
      eventOn(["partner"], saleEvents),
      event("Partner Sale", "Marketplace Order", "Venta de colaborador", "Pedido de marketplace"),
    ),
    { csatMin: 80 },
  ),
  entry(
    "home_sale",
    ["Venta en persona", "Sale in person"],
    ["in_person", "purchase", "bought"],
    either(
      eventOn(["in_person"], saleEvents),
      event("Home Sale", "Contract Signed", "Venta a domicilio", "Contrato firmado"),
    ),
    { csatMin: 85 },
  ),
  entry(
    "event_sale",
    ["Venta en un evento", "Sale at an event"],
    ["event", "purchase", "bought"],
    either(
      eventOn(["event"], saleEvents),
      event("Event Sale", "Fair Sale", "Venta en feria", "Venta en evento"),
    ),
    { csatMin: 80 },
  ),
  entry(
    "conversational_sale",
    ["Venta por chat o redes", "Sale by chat or social media"],
    ["chat", "purchase", "bought"],
    either(
      eventOn(["chat", "social", "sms", "email"], saleEvents),
      event("Chat Sale", "Social Sale", "Venta por chat", "Venta en redes"),
    ),
    { csatMin: 80 },
  ),
  entry(
    "online_purchase",
    ["Compra en línea", "Online purchase"],
    ["ecommerce", "purchase", "bought"],
    event(...saleEvents, "Online Purchase", "Compra en línea", "Compra online"),
    { csatMin: 85 },
  ),
  entry(
    "subscription_start",
    ["Alta de suscripción", "Subscription started"],
    ["ecommerce", "purchase", "bought"],
    event(
      "Subscription Started",
      "Subscription Created",
      "Plan Purchased",
      "Alta de suscripción",
      "Suscripción iniciada",
    ),
    { csatMin: 85 },
  ),
];

/** On the way to an online sale, and what happens to the order afterwards. */
export const onlineSale: readonly Entry[] = [
  entry(
    "promotion_code",
    ["Código promocional", "Promotional code"],
    ["ecommerce", "purchase", "used"],
    event(
      "Coupon Entered",
      "Coupon Applied",
      "Coupon Denied",
      "Coupon Removed",
      "Promo Code Applied",
      "Cupón aplicado",
      "Cupón rechazado",
      "Código promocional aplicado",
    ),
    { csatMin: 75 },
  ),
  entry(
    "order_change",
    ["Cambio en el pedido", "Change to an order"],
    ["ecommerce", "purchase", "other"],
    event("Order Updated", "Order Changed", "Pedido modificado", "Cambio de pedido"),
    { csatMin: 75 },
  ),
  entry(
    "order_cancelled",
    ["Pedido cancelado", "Order cancelled"],
    ["ecommerce", "purchase", "other"],
    event("Order Cancelled", "Order Canceled", "Pedido cancelado", "Pedido anulado"),
  ),
  entry(
    "order_confirmation",
    ["Confirmación del pedido", "Order confirmation"],
    ["email", "purchase", "contacted"],
    event("Order Confirmation Sent", "Confirmación de pedido", "Confirmación enviada"),
    { waitMsMax: 15 * minute },
  ),
  entry(
    "payment",
    ["Pago", "Payment"],
    ["ecommerce", "purchase", "other"],
    event(
      "Payment Info Entered",
      "Add Payment Info",
      "Payment Failed",
      "Payment Declined",
      "Pago rechazado",
      "Datos de pago introducidos",
    ),
    { csatMin: 80 },
  ),
  entry(
    "checkout",
    ["Tramitación del pedido", "Checkout"],
    ["ecommerce", "purchase", "visited"],
    either(
      event(
        "Checkout Started",
        "Checkout Step Viewed",
        "Checkout Step Completed",
        "Begin Checkout",
        "Add Shipping Info",
        "Pago iniciado",
        "Tramitación iniciada",
      ),
      page(
        "/checkout",
        "/pago",
        "/payment",
        "/tramitar",
        "/finalizar-compra",
        "/order-confirm",
        "/thank-you",
        "/gracias",
        "/pedido-confirmado",
      ),
    ),
    { csatMin: 80 },
  ),
  entry(
    "cart",
    ["Carrito", "Cart"],
    ["ecommerce", "purchase", "visited"],
    either(
      event(
        "Product Added",
        "Product Removed",
        "Cart Viewed",
        "Cart Updated",
        "Wishlist Product Added to Cart",
        "Add to Cart",
        "Remove from Cart",
        "View Cart",
        "Producto añadido",
        "Producto eliminado",
        "Carrito visto",
      ),
      page("/cart", "/carrito", "/cesta", "/basket"),
    ),
    { csatMin: 80 },
  ),
];

/** Product pages: tried after the pages of the service, whose paths may name products too. */
export const productPages: readonly Entry[] = [
  entry(
    "product_list",
    ["Listado de productos", "Product list"],
    ["ecommerce", "discovery", "visited"],
    either(
      event(
        "Product List Viewed",
        "Product List Filtered",
        "Product Clicked",
        "View Item List",
        "Select Item",
        "Listado visto",
        "Categoría vista",
      ),
      page("/categor", "/collection", "/coleccion", "/catalog", "/c/", "/shop"),
    ),
    { csatMin: 75 },
  ),
  entry(
    "product_page",
    ["Ficha de producto", "Product page"],
    ["ecommerce", "discovery", "visited"],
    either(
      event("Product Viewed", "View Item", "Producto visto", "Ficha vista"),
      page("/product", "/p/", "/articulo/", "/item/"),
    ),
    { csatMin: 80 },
  ),
];

/** Handing over the order. */
export const handover: readonly Entry[] = [
  entry(
    "shipment",
    ["Aviso de envío", "Shipment notice"],
    ["email", "delivery", "contacted"],
    event(
      "Order Shipped",
      "Order Dispatched",
      "Order Fulfilled",
      "Pedido enviado",
      "Pedido expedido",
      "Envío en camino",
    ),
    { waitMsMax: 2 * day },
  ),
  entry(
    "delivery_notice",
    ["Aviso de entrega por SMS", "Delivery notice by SMS"],
    ["sms", "delivery", "contacted"],
    event("Delivery Notice Sent", "Delivery Scheduled", "Out for Delivery", "Aviso de entrega", "En reparto"),
  ),
  entry(
    "home_delivery",
    ["Entrega a domicilio", "Home delivery"],
    ["delivery", "delivery", "received"],
    event(
      "Order Delivered",
      "Delivered",
      "Delivery Completed",
      "Pedido entregado",
      "Entrega realizada",
      "Entrega completada",
    ),
    { waitMsMax: 5 * day, csatMin: 85 },
  ),
  entry(
    "delivery_failed",
    ["Entrega fallida", "Failed delivery"],
    ["delivery", "delivery", "other"],
    event(
      "Delivery Failed",
      "Delivery Attempted",
      "Delivery Delayed",
      "Entrega fallida",
      "Ausente en la entrega",
    ),
  ),
  entry(
    "franchise_pickup",
    ["Recogida en franquicia", "Pick-up in a franchise"],
    ["franchise", "delivery", "received"],
    eventOn(["franchise"], pickupEvents),
    { waitMsMax: 5 * minute, csatMin: 85 },
  ),
  entry(
    "store_pickup",
    ["Recogida en tienda", "Pick-up in a store"],
    ["store", "delivery", "received"],
    event(...pickupEvents),
    { waitMsMax: 5 * minute, csatMin: 85 },
  ),
  entry(
    "order_tracking",
    ["Seguimiento del pedido", "Order tracking"],
    ["web", "delivery", "asked"],
    either(
      event("Order Tracked", "Order Status Viewed", "Seguimiento de pedido", "Estado del pedido consultado"),
      page("/track", "/seguimiento", "/order-status", "/mis-pedidos", "/my-orders"),
    ),
    { csatMin: 80 },
  ),
  entry(
    "installation",
    ["Montaje o instalación en casa", "Assembly or installation at home"],
    ["in_person", "delivery", "received"],
    event("Installation Completed", "Assembly Completed", "Instalación realizada", "Montaje realizado"),
    { waitMsMax: 7 * day, csatMin: 85 },
  ),
];
