/** A report among files: opened where it is one, its lines as inputs. */
import { strToU8 } from 'fflate';
import { openReport, UnreadableReport, type OpenedReport } from '../bundle/pack.ts';
import { heldSource, type Source } from '../reading/files.ts';
import { zipBytes } from '../reading/zip-bytes.ts';

/**
 * @param name as a person calls it. What is called a report and is none says so; any other zip is left to those who read logs
 * @throws UnreadableReport, UnreadableInput
 */
export function reportAt(path: string, name = path): OpenedReport | undefined {
  const bytes = zipBytes(path);
  if (!bytes) return undefined;
  try {
    return openReport(bytes);
  } catch (error) {
    if (error instanceof UnreadableReport && !/\.rejoin$/i.test(name)) return undefined;
    throw error;
  }
}

/** The lines of a report, to be read like any log. */
export const linesOf = ({ files }: OpenedReport, name: string): readonly Source[] =>
  files
    .filter((file) => file.name.startsWith('logs/'))
    .map((file) => heldSource(`${name}: ${file.name}`, strToU8(file.text)));

/** Files as they are read: a report stands for its lines. @throws UnreadableReport, UnreadableInput */
export const inputsOf = (
  paths: readonly string[],
  names: readonly string[] = paths,
): readonly (string | Source)[] =>
  paths.flatMap((path, at): readonly (string | Source)[] => {
    const name = names[at] ?? path;
    const report = path === '-' ? undefined : reportAt(path, name);
    return report ? linesOf(report, name) : [path];
  });
