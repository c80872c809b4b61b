import type { Value } from './batch.ts';
import type { Connection, Statement } from './database.ts';

/** An open database's statements, each prepared once. */
export class Statements {
  readonly #db: Connection;
  readonly #known = new Map<string, Statement>();

  constructor(db: Connection) {
    this.#db = db;
  }

  of(sql: string): Statement {
    let statement = this.#known.get(sql);
    if (!statement) this.#known.set(sql, (statement = this.#db.prepare(sql)));
    return statement;
  }

  /** @returns how many rows it changed */
  run(sql: string, ...values: Value[]): number {
    return this.of(sql).run(...values).changes;
  }

  all<T>(sql: string, ...values: Value[]): T[] {
    return this.of(sql).all(...values) as T[];
  }

  /** Begins by writing: two processes never both believe that they may. */
  transaction<T>(work: () => T): T {
    return this.#db.transaction(work).immediate();
  }
}
