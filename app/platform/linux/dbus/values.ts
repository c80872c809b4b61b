/** Reads single values of what came over the bus. What is not there or has another type reads as undefined. */
import type { Properties } from './system-bus.ts';
import { own } from '../../../domain/own.ts';

export const textOf = (from: Properties, name: string): string | undefined => {
  const value = own(from, name);
  return typeof value === 'string' ? value : undefined;
};

export const numberOf = (from: Properties, name: string): number | undefined => {
  const value = own(from, name);
  return typeof value === 'number' ? value : undefined;
};

export const isTrue = (from: Properties, name: string): boolean => own(from, name) === true;

/** Object paths or words. */
export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** A dictionary in a value; an empty one where it is none. */
export const partOf = (from: unknown, name: string): Properties => {
  if (typeof from !== 'object' || from === null) return {};
  const value = own(from as Properties, name);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Properties) : {};
};

/** An array of bytes, one character a byte. */
export const bytesOf = (from: Properties, name: string): string | undefined => {
  const value = own(from, name);
  return ArrayBuffer.isView(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1')
    : undefined;
};

/** An object path that stands for an object; '/' means none. */
export const pathOf = (from: Properties, name: string): string | undefined => {
  const path = textOf(from, name);
  return path === '/' ? undefined : path;
};
