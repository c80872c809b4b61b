import type { Command } from 'commander';
import { EXIT_CODES } from '../domain/causes.ts';
import { allDialects } from '../ingest/dialects.ts';
import { Doctor } from '../pipeline.ts';
import { diagnosisJson } from '../report/diagnosis-json.ts';
import { drawDiagnosis } from '../report/terminal.ts';
import { UsageError } from './exit.ts';
import { readInputs } from './read-inputs.ts';
import { layoutFor } from './style.ts';

interface Options {
  readonly dialect?: string;
  readonly json?: true;
}

/** Reads logs, prints what was wrong. The exit code is the verdict. */
export async function diagnoseFiles(
  files: readonly string[],
  options: Options & { readonly quiet: boolean },
): Promise<number> {
  const dialect = allDialects.find((known) => known.name === options.dialect);
  if (options.dialect !== undefined && !dialect) {
    const names = allDialects.map((known) => known.name).join(', ');
    throw new UsageError(`There is no dialect "${options.dialect}". Known: ${names}.`);
  }
  const doctor = new Doctor();
  const inputs = await readInputs(files.length > 0 ? files : ['-'], {
    dialect,
    quiet: options.quiet,
    see: (event) => doctor.see(event),
  });
  const verdict = doctor.verdict();
  process.stdout.write(
    options.json
      ? `${JSON.stringify(diagnosisJson(verdict, inputs), null, 2)}\n`
      : drawDiagnosis(verdict, inputs, layoutFor(process.stdout)),
  );
  return EXIT_CODES[verdict.verdict];
}

export function registerDiagnose(program: Command): void {
  program
    .command('diagnose')
    .summary('say what was wrong, from logs')
    .description(
      "Reads logs of one incident (the station's, the access point's, or both), detects what wrote each of them, lays them on one timeline and says what was wrong, with the lines that show it. Memory does not grow with the file.",
    )
    .argument('[file...]', 'logs, gzip too; "-" or nothing is standard input')
    .option(
      '--dialect <name>',
      `what wrote the logs (default: detected): ${allDialects.map((known) => known.name).join(', ')}`,
    )
    .option('--json', 'print one JSON object, schema rejoin.diagnosis/1')
    .addHelpText(
      'after',
      '\nExamples:\n  rejoin diagnose wpa.log\n  journalctl -u wpa_supplicant | rejoin diagnose\n  rejoin diagnose wpa.log hostapd.log --json',
    )
    .action(async (files: string[], options: Options) => {
      process.exitCode = await diagnoseFiles(files, { ...options, quiet: program.opts()['quiet'] === true });
    });
}
