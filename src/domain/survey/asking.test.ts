import { describe, expect, it } from "vitest";
import { defaultAsking, fillPlaces, invitationText } from "./asking.ts";
import { surveyAskingSchema } from "./asking-schema.ts";

describe("what a letter says", () => {
  const texts = { es: { subject: "¿Qué tal?", text: "Hola, {name}" } };

  it("is the reminder's own where it has words, else the invitation's, else built in", () => {
    const reminderTexts = {
      es: { subject: "Aún está a tiempo", text: "" },
      en: { subject: "", text: "Soon" },
    };
    const asking = { texts, reminderTexts };
    expect(invitationText(asking, "es", false)).toEqual(texts.es);
    expect(invitationText(asking, "es", true)).toEqual({
      subject: "Aún está a tiempo",
      text: "Hola, {name}",
    });
    expect(invitationText(asking, "en", true)).toEqual({ subject: "", text: "Soon" });
    expect(invitationText(asking, "fr", true)).toEqual({ subject: "", text: "" });
  });

  it("was kept before reminders had words, and is read all the same", () => {
    const { reminderTexts: _, ...before } = { ...defaultAsking, texts };
    expect(surveyAskingSchema.parse(before)).toEqual({ ...defaultAsking, texts });
  });

  it("fills the places of what is known, and leaves no gap where nothing is", () => {
    expect(fillPlaces("Hola, {name}: {company}", { name: "", company: "Luz" })).toBe("Hola: Luz");
  });
});
