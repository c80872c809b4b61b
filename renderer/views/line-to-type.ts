/** The command in a platform's sentence: between backquotes, or from `sudo` to the next comma. */
export function lineToType(sentence: string): string | undefined {
  const found = /`([^`]+)`|\b(sudo [^,;`]+)/.exec(sentence);
  return (found?.[1] ?? found?.[2])?.trim();
}
