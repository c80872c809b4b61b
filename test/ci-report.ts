/**
 * What vitest wrote of a run, for `.ci/run`: `node test/ci-report.ts WHAT REPORT`, where WHAT is `counts` (passed, failed),
 * `failed-files`, one a line, or `failures`: each test that failed, and why.
 */
import { readFileSync } from 'node:fs';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    /** What ended the file besides a test. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

const OURS = (line: string): boolean => !/node_modules|<anonymous>/.test(line);

const SAYS: Readonly<Record<string, (report: Report) => readonly string[]>> = {
  counts: ({ numPassedTests, numFailedTests }) => [`${numPassedTests} ${numFailedTests}`],
  'failed-files': ({ testResults }) =>
    testResults.filter(({ status }) => status === 'failed').map(({ name }) => name),
  failures: ({ testResults }) =>
    testResults.flatMap(({ name, message, assertionResults }) => [
      ...assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages = [] }) => {
          const lines = failureMessages.join('\n').split('\n').filter(OURS);
          return `FAILED: ${name}: ${fullName}\n  ${lines.join('\n  ')}`;
        }),
      ...(message === '' ? [] : [`FAILED: ${name}: ${message}`]),
    ]),
};

const [what = '', path = ''] = process.argv.slice(2);
const say = SAYS[what];
if (!say) throw new Error(`counts, failed-files or failures; not ${what}`);
for (const line of say(JSON.parse(readFileSync(path, 'utf8')) as Report)) console.log(line);
