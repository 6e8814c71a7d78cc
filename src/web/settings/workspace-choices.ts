// Time zones and currencies to choose from: those the browser knows, and the one in use even when it does not.

interface Choice {
  readonly value: string;
  readonly label: string;
}

function withKept(known: readonly string[], kept: string): string[] {
  return known.includes(kept) ? [...known] : [kept, ...known];
}

/** All time zones, by name. */
export function zoneChoices(kept: string): Choice[] {
  return withKept(Intl.supportedValuesOf("timeZone"), kept).map((value) => ({
    value,
    label: value.replaceAll("_", " "),
  }));
}

/** All currencies with their names in the language: "EUR · euro". */
export function currencyChoices(language: string, kept: string): Choice[] {
  const names = new Intl.DisplayNames([language], { type: "currency" });
  return withKept(Intl.supportedValuesOf("currency"), kept).map((value) => ({
    value,
    label: `${value} · ${names.of(value) ?? value}`,
  }));
}
