export const POLICY_SCHEMA = 'rejoin.policy/1';
export const PARTS = ['enforced', 'default'] as const;
export type Part = (typeof PARTS)[number];
