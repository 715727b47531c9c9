/** What messages format numbers, dates and plurals with: each made once, and found again without writing out its options. */
import type { Formatters } from "intl-messageformat";

export function formattersFor(locale: string): Formatters {
  const numbers = madeOnce((options) => new Intl.NumberFormat(locale, options as Intl.NumberFormatOptions));
  const dates = madeOnce((options) => new Intl.DateTimeFormat(locale, options as Intl.DateTimeFormatOptions));
  const plurals = {
    cardinal: new Intl.PluralRules(locale, { type: "cardinal" }),
    ordinal: new Intl.PluralRules(locale, { type: "ordinal" }),
  };
  return {
    getNumberFormat: (_, options) => numbers(options),
    getDateTimeFormat: (_, options) => dates(options),
    getPluralRules: (_, options) => plurals[options?.type ?? "cardinal"],
  };
}

/** The options stand in the compiled message, so the same ones come each time. */
function madeOnce<T>(make: (options: object | undefined) => T): (options: object | undefined) => T {
  let plain: T | undefined;
  const made = new WeakMap<object, T>();
  return (options) => {
    if (options === undefined) {
      plain ??= make(undefined);
      return plain;
    }
    let found = made.get(options);
    if (!found) {
      found = make(options);
      made.set(options, found);
    }
    return found;
  };
}
