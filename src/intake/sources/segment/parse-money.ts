// What an event is worth. `revenue` counts as it is said, except in events of Segment's e-commerce specification that
// carry the worth of a cart or repeat that of an order: there it stays a plain property, or every order would count twice.
// A completed order without `revenue` is worth its `total`, else its `value`, else its products; a refund takes off.

import { isObject, type JsonObject, show } from "./clean-text.ts";
import { parseNumber } from "./parse-number.ts";

const sales: ReadonlySet<string> = new Set(["order completed", "completed order"]);
const refunds: ReadonlySet<string> = new Set(["order refunded", "refunded order"]);

/** Events of the specification whose amounts are not income. */
const notIncome: ReadonlySet<string> = new Set([
  "products searched",
  "product list viewed",
  "product list filtered",
  "promotion viewed",
  "promotion clicked",
  "product clicked",
  "product viewed",
  "product added",
  "product removed",
  "cart viewed",
  "checkout started",
  "checkout step viewed",
  "checkout step completed",
  "payment info entered",
  "order updated",
  "order cancelled",
  "order canceled",
  "coupon entered",
  "coupon applied",
  "coupon denied",
  "coupon removed",
  "product added to wishlist",
  "product removed from wishlist",
  "wishlist product added to cart",
  "product shared",
  "cart shared",
  "product reviewed",
  "viewed product category",
  "viewed product",
  "added product",
  "removed product",
  "viewed checkout step",
  "completed checkout step",
]);

/** An event name in the form in which names are compared: "order_completed" and "Order Completed" are one. */
export function eventKey(event: string): string {
  return event
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim();
}

/** Money of an event; `broken` says what was no number. */
export interface ParsedMoney {
  readonly revenue?: number;
  readonly currency?: string;
  readonly broken?: string;
}

function worthOfProducts(products: unknown): number | undefined {
  if (!Array.isArray(products)) return undefined;
  let sum = 0;
  for (const product of products) {
    if (!isObject(product)) return undefined;
    const price = parseNumber(product.price);
    const quantity = parseNumber(product.quantity) ?? 1;
    if (price === undefined || Number.isNaN(price) || Number.isNaN(quantity)) return undefined;
    sum += price * quantity;
  }
  // Prices have at most four decimals; the rest is binary dust.
  return products.length === 0 ? undefined : Math.round(sum * 10_000) / 10_000;
}

/** Reads the money of an event and adds the names of the properties it used to `taken`. */
export function parseMoney(event: string, properties: JsonObject, taken: Set<string>): ParsedMoney {
  const key = eventKey(event);
  const currencyText = properties.currency;
  let currency: string | undefined;
  if (typeof currencyText === "string" && /^\s*[a-z]{3}\s*$/i.test(currencyText)) {
    currency = currencyText.trim().toUpperCase();
    taken.add("currency");
  }
  const money = currency === undefined ? {} : { currency };
  if (notIncome.has(key)) return money;
  const isRefund = refunds.has(key);
  const names = isRefund || sales.has(key) ? ["revenue", "total", "value"] : ["revenue"];
  for (const name of names) {
    const amount = parseNumber(properties[name]);
    if (amount === undefined) continue;
    if (Number.isNaN(amount))
      return { ...money, broken: `${name} is ${show(properties[name])}, not a number` };
    if (name === "revenue") taken.add("revenue");
    return { ...money, revenue: isRefund && amount !== 0 ? -Math.abs(amount) : amount };
  }
  const worth = names.length > 1 ? worthOfProducts(properties.products) : undefined;
  if (worth === undefined) return money;
  return { ...money, revenue: isRefund && worth !== 0 ? -Math.abs(worth) : worth };
}
