/**
 * What a catalogue is: one text for each sentence of `domain/sentences/`; a missing or a strange one is a compile error.
 *
 * `{name}` stands for a value. `[this computer|this device]` is said one way of the person's own machine and the other of
 * a machine in somebody's log. A sentence with an amount has one text for each plural category of its language.
 */
export type Plural = { readonly other: string } & Partial<Readonly<Record<Intl.LDMLPluralRule, string>>>;

type TextFor<Shape> = 'count' extends Shape[keyof Shape] ? Plural : string;
export type Texts<Shapes> = { readonly [Code in keyof Shapes]: TextFor<Shapes[Code]> };
