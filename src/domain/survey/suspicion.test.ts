import { describe, expect, it } from "vitest";
import { addressResponsesMost, kioskResponsesMost, type ResponseManner, signsOf } from "./suspicion.ts";

const person: ResponseManner = {
  hiddenField: "",
  tookMs: 20_000,
  answers: 4,
  fromAddress: 1,
  place: "open",
  lacksComputation: false,
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
    expect(signsOf({ ...person, lacksComputation: true })).toEqual(["no_computation"]);
  });

  it("of an invitation is not judged by time and address, but by what no person fills in", () => {
    const vouched: ResponseManner = {
      ...person,
      tookMs: 5,
      fromAddress: 999,
      place: "invitation",
    };
    expect(signsOf(vouched)).toEqual([]);
    expect(signsOf({ ...vouched, hiddenField: "x" })).toEqual(["hidden_field"]);
  });

  it("of a kiosk shares its address with many people, but not with any number of them", () => {
    const kiosk: ResponseManner = { ...person, place: "kiosk" };
    expect(signsOf({ ...kiosk, fromAddress: kioskResponsesMost })).toEqual([]);
    expect(signsOf({ ...kiosk, fromAddress: kioskResponsesMost + 1 })).toEqual(["many_from_address"]);
    expect(signsOf({ ...kiosk, tookMs: 100 })).toEqual(["too_fast"]);
  });
});
