import { describe, expect, it } from "vitest";
import { currencyChoices, zoneChoices } from "./workspace-choices.ts";

describe("choices of the workspace", () => {
  it("name currencies in the reader's language", () => {
    const of = (language: string) =>
      currencyChoices(language, "EUR").find(({ value }) => value === "USD")?.label;
    expect(of("es")).toBe("USD · dólar estadounidense");
    expect(of("en")).toBe("USD · US Dollar");
  });

  it("keep what is in use, also when the browser does not know it", () => {
    expect(zoneChoices("Mars/Olympus_Mons")[0]).toEqual({
      value: "Mars/Olympus_Mons",
      label: "Mars/Olympus Mons",
    });
    expect(zoneChoices("Europe/Madrid").filter(({ value }) => value === "Europe/Madrid")).toHaveLength(1);
    expect(currencyChoices("en", "QQQ")[0]?.value).toBe("QQQ");
  });
});
