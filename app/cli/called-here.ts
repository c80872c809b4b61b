/** How access points are called at this terminal: by the names that somebody gave to them in the window. */
import type { Said } from '../domain/said.ts';
import { calledBy, type AccessPointNames, type Called } from '../words/access-point.ts';
import { say, sayAll } from '../words/say.ts';
import { spokenLocale } from './language.ts';

let names: AccessPointNames = {};

/** @param given what the history of this person has kept */
export const callAccessPoints = (given: AccessPointNames): void => void (names = given);

export const calledHere: Called = (bssid) => calledBy(names)(bssid);

/** Sentences of this machine in the language of this terminal. */
export const tellHere = (sentences: Said | readonly Said[]): string =>
  'code' in sentences
    ? say(sentences, spokenLocale(), 'mine', calledHere)
    : sayAll(sentences, spokenLocale(), 'mine', calledHere);
