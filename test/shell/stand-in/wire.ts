/** The test's line to the program: what happened goes out, what a person or the system does comes in. */
import process from 'node:process';
import { takeCoverage } from 'node:v8';

/** Something that the program did to Electron. */
export interface Happened {
  readonly what: string;
  readonly data: unknown;
}

export interface Command {
  readonly id: number;
  readonly command: string;
  readonly argument: unknown;
}

export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

type Action = (argument: never) => unknown;

const actions = new Map<string, Action>();

export const happened = (what: string, data: unknown = null): void => {
  // At the very end, nobody listens any more.
  if (process.connected) process.send?.({ what, data } satisfies Happened);
};

/** @param action its result must be plain data */
export const onCommand = (command: string, action: Action): void => void actions.set(command, action);

async function carryOut({ id, command, argument }: Command): Promise<Answer> {
  try {
    const action = actions.get(command);
    if (!action) throw new Error(`The stand-in knows no command ${command}.`);
    return { id, value: (await action(argument as never)) ?? null };
  } catch (error) {
    return { id, error: (error as Error).message };
  }
}

onCommand('count', () => takeCoverage());

process.on('message', (command: Command) => {
  void carryOut(command).then((answer) => {
    if (process.connected) process.send?.(answer);
  });
});
