/** `rejoin completion SHELL`: a script for the shell that completes verbs and options, made from the verbs themselves. */
import { Argument, type Command } from 'commander';
import { help } from './help.ts';
import { print } from './output.ts';

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
type Shell = (typeof SHELLS)[number];

interface Verb {
  readonly name: string;
  readonly summary: string;
  /** Like `--json`. */
  readonly options: readonly string[];
}

const optionsOf = (command: Command): string[] => [
  ...command.options.flatMap(({ long, hidden }) => (long && !hidden ? [long] : [])),
  '--help',
];

const verbsOf = (program: Command): Verb[] =>
  program.commands.map((command) => ({
    ...{ name: command.name(), summary: command.summary(), options: optionsOf(command) },
  }));

/** Between single quotes of a POSIX shell, and of PowerShell. */
const posix = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
const power = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const casesOf = (verbs: readonly Verb[]): string =>
  verbs.map(({ name, options }) => `    ${name}) offered=${posix(options.join(' '))} ;;`).join('\n');

/** Words are completed by verb; anything else is a file. */
function bash(verbs: readonly Verb[], general: readonly string[]): string {
  return `_rejoin() {
  local offered current="\${COMP_WORDS[COMP_CWORD]}"
  case "\${COMP_WORDS[1]}" in
${casesOf(verbs)}
    *) offered=${posix([...verbs.map(({ name }) => name), ...general].join(' '))} ;;
  esac
  [ "$COMP_CWORD" -eq 1 ] && offered=${posix([...verbs.map(({ name }) => name), ...general].join(' '))}
  mapfile -t COMPREPLY < <(compgen -W "$offered" -- "$current")
}
complete -o default -F _rejoin rejoin`;
}

function zsh(verbs: readonly Verb[], general: readonly string[]): string {
  const described = verbs.map(
    ({ name, summary }) => `    ${posix(`${name}:${summary.replaceAll(':', '\\:')}`)}`,
  );
  return `#compdef rejoin
_rejoin() {
  local offered=''
  local -a verbs=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe verb verbs
    compadd -- ${general.join(' ')}
    return
  fi
  case "$words[2]" in
${casesOf(verbs)}
  esac
  compadd -- \${=offered}
  _files
}
compdef _rejoin rejoin`;
}

function fish(verbs: readonly Verb[], general: readonly string[]): string {
  const first = verbs.map(
    ({ name, summary }) =>
      `complete -c rejoin -n __fish_use_subcommand -a ${name} -d ${posix(summary).replaceAll(String.raw`'\''`, String.raw`\'`)}`,
  );
  const options = verbs.flatMap(({ name, options: long }) =>
    long.map((one) => `complete -c rejoin -n '__fish_seen_subcommand_from ${name}' -l ${one.slice(2)}`),
  );
  return [
    ...first,
    ...general.map((one) => `complete -c rejoin -n __fish_use_subcommand -l ${one.slice(2)}`),
    ...options,
  ].join('\n');
}

function powershell(verbs: readonly Verb[], general: readonly string[]): string {
  const table = verbs.map(({ name, options }) => `    ${power(name)} = @(${options.map(power).join(', ')})`);
  return `Register-ArgumentCompleter -Native -CommandName rejoin -ScriptBlock {
  param($word, $line, $at)
  $verbs = @{
${table.join('\n')}
  }
  $verb = if ($line.CommandElements.Count -gt 1) { $line.CommandElements[1].Value }
  $words = if ($verb -and $verbs.ContainsKey($verb) -and $verb -ne $word) { $verbs[$verb] }
    else { @($verbs.Keys) + @(${general.map(power).join(', ')}) }
  $words | Where-Object { $_ -like "$word*" } | Sort-Object | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}`;
}

const SCRIPTS: Readonly<Record<Shell, (verbs: readonly Verb[], general: readonly string[]) => string>> = {
  ...{ bash, zsh, fish, powershell },
};

/** @param program with all its verbs */
export const completionFor = (shell: Shell, program: Command): string =>
  SCRIPTS[shell](verbsOf(program), optionsOf(program));

/** @param whole makes the program with all its verbs */
export function registerCompletion(program: Command, whole: () => Promise<Command>): void {
  program
    .command('completion')
    .summary(help('help.completion'))
    .description(help('help.completion.more'))
    .addArgument(new Argument('<shell>', help('help.completion.shell')).choices(SHELLS))
    .action(async (shell: Shell) => {
      print(completionFor(shell, await whole()));
    });
}
