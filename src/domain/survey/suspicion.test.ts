import { describe, expect, it } from "vitest";
import { addressResponsesMost, type ResponseManner, signsOf } from "./suspicion.ts";

const person: ResponseManner = {
  hiddenField: "",
  tookMs: 20_000,
  answers: 4,
  fromAddress: 1,
  isVouched: false,
};

describe("a response", () => {
  it("of a person shows no sign, also a quick one with a single answer and one whose time nobody knows", () => {
    expect(signsOf(person)).toEqual([]);
    expect(signsOf({ ...person, tookMs: 90, answers: 1 })).toEqual([]);
    expect(signsOf({ ...person, tookMs: null })).toEqual([]);
    expect(signsOf({ ...person, tookMs: 800 })).toEqual([]);
    expect(signsOf({ ...person, fromAddress: addressResponsesMost })).toEqual([]);
  });

  it("shows what is odd about it", () => {
    expect(signsOf({ ...person, hiddenField: "http://x" })).toEqual(["hidden_field"]);
    expect(signsOf({ ...person, tookMs: 799 })).toEqual(["too_fast"]);
    expect(signsOf({ ...person, fromAddress: addressResponsesMost + 1 })).toEqual(["many_from_address"]);
  });

  it("of an invitation or a kiosk is not judged by time and address, but by what no person fills in", () => {
    const vouched = { ...person, tookMs: 5, fromAddress: 999, isVouched: true };
    expect(signsOf(vouched)).toEqual([]);
    expect(signsOf({ ...vouched, hiddenField: "x" })).toEqual(["hidden_field"]);
  });
});
