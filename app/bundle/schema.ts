/** `rejoin.report/1`: what is written, and what is understood of reports of other releases. */
import { z } from 'zod';
import { LEVELS } from './redactor.ts';

const said = { code: z.string(), args: z.record(z.string(), z.unknown()) };

const evidence = z.looseObject({
  input: z.int(),
  line: z.int(),
  text: z.string(),
  why: z.string().describe('English; as data in code and args'),
  ...said,
});

const step = z.looseObject({
  step: z.string(),
  scope: z.string().optional(),
  privilege: z.string().optional(),
});

const finding = z.looseObject({
  cause: z.string(),
  variant: z.string().optional(),
  confidence: z.number().min(0).max(1),
  recovered: z.boolean(),
  ssid: z.string().optional().describe('network 1, where strict'),
  bssids: z.array(z.string()).describe('where strict: the half of the maker, and a number'),
  attempts: z.int(),
  firstAt: z.string().nullable(),
  lastAt: z.string().nullable(),
  evidence: z.array(evidence),
  ruledOut: z.array(z.looseObject({ cause: z.string(), why: z.string(), ...said })),
  wouldSettle: z.array(z.string()).optional(),
  proven: z.array(z.string()).optional().describe('codes of claims'),
  plan: z.array(step),
});

const diagnosis = z.looseObject({
  schema: z.literal('rejoin.diagnosis/1'),
  verdict: z.string(),
  variant: z.string().optional(),
  confidence: z.number(),
  recovered: z.boolean(),
  ssid: z.string().optional(),
  findings: z.array(finding),
  inputs: z.array(z.looseObject({ name: z.string(), dialect: z.string() })),
});

const rung = z.looseObject({
  at: z.string().nullable(),
  from: z.enum(['station', 'access-point', 'note']),
  label: z.string(),
  fatal: z.boolean(),
  times: z.int(),
  text: z.string(),
});

/** `report.json`, as this release writes it. */
export const reportSchema = z.looseObject({
  schema: z.literal('rejoin.report/1'),
  version: z.string().describe('of the program'),
  level: z.enum(LEVELS),
  made: z.string().nullable().describe('ISO 8601'),
  language: z.string(),
  caseCode: z.string().optional(),
  machine: z.record(z.string(), z.unknown()).optional(),
  diagnosis,
  ladder: z.array(rung).describe('frames of one attempt'),
  tried: z.array(z.looseObject({ schema: z.literal('rejoin.fix/1'), outcome: z.string() })),
  logs: z.array(
    z.looseObject({ file: z.string(), input: z.int(), dialect: z.string(), lines: z.array(z.int()) }),
  ),
});

/** The same as JSON Schema, published in `docs/`. */
export const reportJsonSchema = (): unknown => ({
  $id: 'rejoin.report/1',
  title: 'report.json of a .rejoin',
  ...z.toJSONSchema(reportSchema, { target: 'draft-7' }),
});

const some = <T extends z.ZodType>(type: T): z.ZodCatch<z.ZodOptional<T>> => type.optional().catch(undefined);

/** Of a list, the items that are understood. */
const understood = <T extends z.ZodType>(type: T): z.ZodType<z.output<T>[]> =>
  z
    .array(z.unknown())
    .catch([])
    .transform((items) =>
      items.flatMap((item) => {
        const read = type.safeParse(item);
        return read.success ? [read.data] : [];
      }),
    );

/** What a person can be shown of a report of any release: every part is left out where it is not understood. */
export const anyReport = z.looseObject({
  schema: z.string().regex(/^rejoin\.report\/\d{1,4}$/),
  version: some(z.string()),
  level: some(z.string()),
  made: some(z.string()),
  caseCode: some(z.string()),
  diagnosis: some(
    z.looseObject({
      verdict: some(z.string()),
      findings: understood(
        z.looseObject({
          cause: z.string(),
          variant: some(z.string()),
          confidence: some(z.number()),
          recovered: some(z.boolean()),
          ssid: some(z.string()),
          bssids: understood(z.string()),
          attempts: some(z.number()),
          firstAt: some(z.string()),
          lastAt: some(z.string()),
          proven: some(z.array(z.string())),
          ruledOut: understood(z.looseObject({ cause: z.string(), why: some(z.string()) })),
          wouldSettle: some(z.array(z.string())),
          wouldSettleSaid: some(z.array(z.unknown())),
          evidence: understood(
            z.looseObject({
              input: some(z.number()),
              line: some(z.number()),
              text: some(z.string()),
              why: some(z.string()),
              code: some(z.string()),
              args: some(z.record(z.string(), z.unknown())),
            }),
          ),
          plan: understood(
            z.looseObject({ step: z.string(), scope: some(z.string()), advice: some(z.string()) }),
          ),
        }),
      ),
    }),
  ),
  ladder: understood(
    z.looseObject({
      at: some(z.string()),
      from: some(z.string()),
      label: z.string(),
      labelSaid: z.unknown(),
      fatal: some(z.boolean()),
      times: some(z.number()),
      seenBy: some(z.string()),
      input: some(z.number()),
      line: some(z.number()),
      text: some(z.string()),
    }),
  ),
  tried: understood(z.looseObject({ outcome: z.string(), at: some(z.string()), text: some(z.string()) })),
});
export type AnyReport = z.output<typeof anyReport>;
