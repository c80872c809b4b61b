/** Exit codes that are no verdicts (`domain/causes.ts` has those). */
export const EXIT = {
  ok: 0,
  bug: 1,
  usage: 2,
  unreadable: 3,
  privilege: 5,
  notFixed: 6,
  interrupted: 130,
} as const;
