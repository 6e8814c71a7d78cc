// The formatters of the language's runtime, made once for each locale and way of writing: making one takes longer than drawing
// a line of a timeline, and a long timeline needs thousands. There are few locales, currencies and units, so none is ever
// forgotten.

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();
const spans = new Map<string, Intl.RelativeTimeFormat>();

function remembered<F>(known: Map<string, F>, locale: string, options: object, make: () => F): F {
  const key = `${locale} ${JSON.stringify(options)}`;
  let found = known.get(key);
  if (found === undefined) {
    found = make();
    known.set(key, found);
  }
  return found;
}

/** A formatter of numbers. */
export const numberFormat = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  remembered(numbers, locale, options, () => new Intl.NumberFormat(locale, options));

/** A formatter of dates. */
export const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  remembered(dates, locale, options, () => new Intl.DateTimeFormat(locale, options));

/** A formatter of "3 days ago". */
export const relativeFormat = (
  locale: string,
  options: Intl.RelativeTimeFormatOptions,
): Intl.RelativeTimeFormat =>
  remembered(spans, locale, options, () => new Intl.RelativeTimeFormat(locale, options));
