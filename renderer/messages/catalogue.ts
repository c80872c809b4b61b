/**
 * What a catalogue is: the English texts are the source, the other languages have the same keys; a missing or a strange
 * one is a compile error. Placeholders stand in braces: `{ssid}`. A text with a number has one form for each plural
 * category of its language (`Intl.PluralRules`).
 */
export type Plural = { readonly other: string } & Partial<Readonly<Record<Intl.LDMLPluralRule, string>>>;
export type Texts = Readonly<Record<string, string | Plural>>;
/** A translation of a catalogue: same keys, and plural forms where the source has them. */
export type Translation<T extends Texts> = {
  readonly [K in keyof T]: T[K] extends string ? string : Plural;
};
