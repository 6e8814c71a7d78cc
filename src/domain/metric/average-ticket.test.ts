import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AverageTicketCounts, measureAverageTicket } from "./average-ticket.ts";

const ORDERS = [12.5, 80, 33.2, 45, 9.99, 120.4, 60, 60];

/** What SQL would count of the revenue of each order. */
function counted(orders: readonly number[]): AverageTicketCounts {
  return {
    orders: orders.length,
    revenue: orders.reduce((a, b) => a + b, 0),
    sumSquares: orders.reduce((a, b) => a + b * b, 0),
  };
}

const seed = 20_260_209;
const options = { minimumN: 30 };

describe("average ticket", () => {
  it("agrees with t.test of R 4.2.2 on eight orders", () => {
    const ticket = measureAverageTicket(counted(ORDERS), options);
    expect(ticket.score).toBeCloseTo(52.63625, 12);
    expect(ticket.low).toBeCloseTo(22.13932190722583, 9);
    expect(ticket.high).toBeCloseTo(83.13317809277416, 9);
    expect(ticket.standardError).toBeCloseTo(12.89715610090346, 10);
    expect(ticket.parts).toMatchObject({
      kind: "mean",
      variance: expect.closeTo(1330.6930839285715, 8),
      scale: null,
    });
  });

  it("worked by hand: orders of 10 and 30 are 20 with standard error 10", () => {
    const ticket = measureAverageTicket(counted([10, 30]), options);
    expect(ticket).toMatchObject({
      score: 20,
      standardError: expect.closeTo(10, 12),
      n: 2,
      indicative: true,
    });
    expect(ticket.low).toBeCloseTo(20 - 127.06204736, 6);
  });

  it("no orders: no ticket, even where revenue without orders was said", () => {
    expect(measureAverageTicket(counted([]), options)).toMatchObject({ score: null, low: null, n: 0 });
    expect(measureAverageTicket({ orders: 0, revenue: 50, sumSquares: 0 }, options).score).toBeNull();
  });

  it("one order: its revenue without interval", () => {
    expect(measureAverageTicket(counted([42.1]), options)).toMatchObject({
      score: 42.1,
      low: null,
      high: null,
      standardError: null,
    });
  });

  it("all orders equal: the ticket without interval", () => {
    const equal = counted(Array.from({ length: 100 }, () => 19.99));
    expect(measureAverageTicket(equal, options)).toMatchObject({
      score: expect.closeTo(19.99, 10),
      low: null,
      standardError: 0,
      indicative: false,
    });
  });

  it("orders that differ by a cent do show it", () => {
    expect(measureAverageTicket(counted([19.99, 20]), options).standardError).toBeCloseTo(0.005, 6);
  });

  it("orders given back are negative and lower it", () => {
    expect(measureAverageTicket(counted([100, -40]), options).score).toBe(30);
  });

  it.each([
    { orders: -1, revenue: 1, sumSquares: 1 },
    { orders: 2, revenue: Number.NaN, sumSquares: 1 },
    { orders: 2, revenue: 1, sumSquares: Number.NaN },
  ])("refuses %j", (counts) => {
    expect(() => measureAverageTicket(counts, options)).toThrow(RangeError);
  });

  it("the interval holds the ticket and another currency only changes the unit", () => {
    const orders = fc.array(fc.integer({ min: -5000, max: 100_000 }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(orders, (cents) => {
        const small = measureAverageTicket(counted(cents), options);
        const large = measureAverageTicket(counted(cents.map((value) => value / 100)), options);
        expect(large.score).toBeCloseTo((small.score ?? Number.NaN) / 100, 6);
        fc.pre(small.low !== null && small.high !== null);
        expect(small.low).toBeLessThan(small.score ?? Number.NaN);
        expect(small.high).toBeGreaterThan(small.score ?? Number.NaN);
        expect(large.high).toBeCloseTo((small.high ?? Number.NaN) / 100, 5);
      }),
      { seed },
    );
  });
});
