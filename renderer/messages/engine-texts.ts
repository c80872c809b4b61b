/** Sentences of the service and their translation; `{0}` stands for a part of its own. */
export type EngineTexts = readonly (readonly [template: string, translation: string])[];
