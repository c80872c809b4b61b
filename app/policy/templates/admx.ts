/**
 * Group policy templates: one ADMX and an ADML a language, made of the table of settings. Each setting is there twice:
 * enforced (the key itself) and recommended (its subkey), which Windows shows as two folders.
 * Format: Microsoft, "Group Policy ADMX Syntax Reference Guide".
 */
import { said } from '../../domain/said.ts';
import { say } from '../../words/say.ts';
import type { Locale } from '../../words/locale.ts';
import { aboutSetting } from '../policy-file.ts';
import { OFFERED_KEYS, settingOf, type PolicyKey } from '../settings.ts';
import { escaped } from './xml.ts';

const KEY = 'Software\\Policies\\Rejoin';
const FOLDERS = [
  { folder: 'Enforced', key: KEY, suffix: '' },
  { folder: 'Recommended', key: `${KEY}\\Recommended`, suffix: '_recommended' },
] as const;

const lines = (...parts: readonly (string | readonly string[])[]): string[] => parts.flat();
const within = (indent: string, rows: readonly string[]): string[] => rows.map((row) => indent + row);

/** Numbers that may be negative or broken are texts: the editor's numbers are whole and not negative. */
const isPlainNumber = (key: PolicyKey): boolean => {
  const { range } = settingOf(key);
  return range !== undefined && range.isWhole && range.least >= 0;
};

function elementsOf(key: PolicyKey): string[] {
  const { kind, choices = [], range } = settingOf(key);
  const named = `id="${key}" valueName="${key}"`;
  switch (kind) {
    case 'flag':
      return [];
    case 'number':
      return isPlainNumber(key)
        ? [`<decimal ${named} minValue="${range?.least}" maxValue="${range?.most}" required="true" />`]
        : [`<text ${named} maxLength="16" required="true" />`];
    case 'choice':
      return lines(
        `<enum ${named} required="true">`,
        choices.map(
          (choice) =>
            `  <item displayName="$(string.${idOf(key, choice)})"><value><string>${choice}</string></value></item>`,
        ),
        '</enum>',
      );
    case 'list':
      return [`<multiText ${named} maxStrings="512" maxLength="200" />`];
    case 'text':
      return [`<text ${named} maxLength="2000" required="true" />`];
  }
}
const idOf = (key: PolicyKey, choice: string): string => `${key}_${choice.replaceAll(/[^a-z]/gi, '_')}`;

function policyOf(key: PolicyKey, { folder, key: registry, suffix }: (typeof FOLDERS)[number]): string[] {
  const elements = elementsOf(key);
  const presentation = elements.length > 0 ? ` presentation="$(presentation.${key})"` : ` valueName="${key}"`;
  return lines(
    `<policy name="${key}${suffix}" class="Machine" displayName="$(string.${key})" explainText="$(string.${key}_why)" key="${registry}"${presentation}>`,
    `  <parentCategory ref="${folder}" />`,
    '  <supportedOn ref="SUPPORTED_Rejoin" />',
    elements.length > 0
      ? lines('  <elements>', within('    ', elements), '  </elements>')
      : [
          '  <enabledValue><decimal value="1" /></enabledValue>',
          '  <disabledValue><decimal value="0" /></disabledValue>',
        ],
    '</policy>',
  );
}

const document = (root: string, rows: readonly string[]): string =>
  lines(
    '<?xml version="1.0" encoding="utf-8"?>',
    `<${root} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" revision="1.0" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions">`,
    within('  ', rows),
    `</${root}>`,
    '',
  ).join('\r\n');

export const admx = (): string =>
  document(
    'policyDefinitions',
    lines(
      '<policyNamespaces>',
      '  <target prefix="rejoin" namespace="Rejoin.Policies" />',
      '</policyNamespaces>',
      '<resources minRequiredRevision="1.0" />',
      '<supportedOn>',
      '  <definitions><definition name="SUPPORTED_Rejoin" displayName="$(string.SUPPORTED_Rejoin)" /></definitions>',
      '</supportedOn>',
      '<categories>',
      '  <category name="Rejoin" displayName="$(string.Rejoin)" />',
      FOLDERS.flatMap(({ folder }) => [
        `  <category name="${folder}" displayName="$(string.${folder})" explainText="$(string.${folder}_why)">`,
        '    <parentCategory ref="Rejoin" />',
        '  </category>',
      ]),
      '</categories>',
      '<policies>',
      FOLDERS.flatMap((folder) => OFFERED_KEYS.flatMap((key) => within('  ', policyOf(key, folder)))),
      '</policies>',
    ),
  );

export function adml(locale: Locale): string {
  const text = (id: string, words: string): string => `    <string id="${id}">${escaped(words)}</string>`;
  const about = (key: PolicyKey): string[] => {
    const [name, why] = aboutSetting(key).map((one) => say(one, locale));
    const { kind, choices = [] } = settingOf(key);
    return [
      text(key, name ?? ''),
      text(`${key}_why`, why ?? ''),
      ...(kind === 'choice' ? choices.map((choice) => text(idOf(key, choice), choice)) : []),
    ];
  };
  return document(
    'policyDefinitionResources',
    lines(
      '<displayName>Rejoin</displayName>',
      '<description>Rejoin</description>',
      '<resources>',
      '  <stringTable>',
      text('Rejoin', 'Rejoin'),
      text('SUPPORTED_Rejoin', 'Rejoin 0.1'),
      text('Enforced', say(said('policy.enforced'), locale)),
      text('Enforced_why', say(said('policy.part.enforced'), locale)),
      text('Recommended', say(said('policy.default'), locale)),
      text('Recommended_why', say(said('policy.part.default'), locale)),
      OFFERED_KEYS.flatMap(about),
      '  </stringTable>',
      '  <presentationTable>',
      OFFERED_KEYS.flatMap((key) => presentationOf(key, locale)),
      '  </presentationTable>',
      '</resources>',
    ),
  );
}

function presentationOf(key: PolicyKey, locale: Locale): string[] {
  const { kind } = settingOf(key);
  if (kind === 'flag') return [];
  const label = escaped(say(aboutSetting(key)[0], locale));
  const control = {
    number: isPlainNumber(key)
      ? `<decimalTextBox refId="${key}" spin="false">${label}</decimalTextBox>`
      : `<textBox refId="${key}"><label>${label}</label></textBox>`,
    choice: `<dropdownList refId="${key}" noSort="true">${label}</dropdownList>`,
    list: `<multiTextBox refId="${key}" />`,
    text: `<textBox refId="${key}"><label>${label}</label></textBox>`,
  }[kind];
  return [`    <presentation id="${key}">`, `      ${control}`, '    </presentation>'];
}
