/** What an organisation may set, and what is said of its policy. */
import type { POLICY } from '../../domain/sentences/policy.ts';
import type { Texts } from '../texts.ts';

export const policy: Texts<typeof POLICY> = {
  'policy.remedies': 'What Rejoin may do',
  'policy.remedies.why':
    'Which of these may change something on this computer: clear a saved key, ask for a full login, keep the saved keys of a network empty. An empty list only lets it look.',
  'policy.largestCut': 'Most that may be cleared',
  'policy.largestCut.why':
    'The keys of one access point, of one network, its profile put back unchanged, the adapter off and on, or the Wi-Fi service.',
  'policy.confirm': 'A person agrees each time',
  'policy.confirm.why':
    'Nothing is changed before somebody has pressed the button or answered at the terminal: neither --yes nor guard mode is enough.',
  'policy.guard': 'Guard mode',
  'policy.guard.why': 'Clears a saved key that is refused without being asked.',
  'policy.networks': 'Networks of the organisation',
  'policy.networks.why':
    'Findings leave this computer only where they are about one of these; without this list, all networks count.',
  'policy.keepEmptyNetworks': 'Networks without saved keys',
  'policy.keepEmptyNetworks.why': 'The saved keys of these networks are cleared after each connection.',
  'policy.thresholdName': 'Certainty that names a cause',
  'policy.thresholdName.why': 'From 0 to 1; below it, the verdict is "undetermined". Rejoin takes 0.7.',
  'policy.thresholdAfterAssociation': 'Refusal after association',
  'policy.thresholdAfterAssociation.why':
    'Milliseconds within which a disconnection counts as a refusal of the association. Rejoin takes 1000.',
  'policy.thresholdWpsSlow': 'Slow WPS',
  'policy.thresholdWpsSlow.why':
    'Milliseconds from WPS success to association from which it is called slow. Rejoin takes 5000.',
  'policy.thresholdComesBack': 'Trouble that comes back',
  'policy.thresholdComesBack.why':
    'How many separate troubles are a finding though each healed. Rejoin takes 3.',
  'policy.thresholdWeakSignal': 'Weak signal',
  'policy.thresholdWeakSignal.why': 'dBm at or below which a signal is weak. Rejoin takes -80.',
  'policy.redaction': 'Names in reports',
  'policy.redaction.why':
    'Whether a report may be shared with names and addresses in it (open), or only without (strict). Secrets are cut in both.',
  'policy.supportName': 'Whom to call',
  'policy.supportName.why': 'Name of the helpdesk.',
  'policy.supportPhone': 'Phone of the helpdesk',
  'policy.supportPhone.why': 'Shown beside a verdict.',
  'policy.supportMail': 'Mail of the helpdesk',
  'policy.supportMail.why': 'Address to which a person may write.',
  'policy.supportUrl': 'Page of the helpdesk',
  'policy.supportUrl.why': 'An https address that a person may open.',
  'policy.supportText': 'Words of the helpdesk',
  'policy.supportText.why': 'Shown as it is, with the contact.',
  'policy.reportAddress': 'Where reports go',
  'policy.reportAddress.why':
    'A mail address or an https address that is offered when a report is shared; nothing is sent by itself.',
  'policy.publicKeys': 'Keys of those who sign plans',
  'policy.publicKeys.why':
    'Each `ed25519:`, the 32 bytes of the public key in base64, and a name. A signed plan is carried out only if one of them signed it.',
  'policy.telemetryEndpoint': 'Where findings go',
  'policy.telemetryEndpoint.why':
    'Base address of an OpenTelemetry collector (OTLP over HTTP), or "off". Off unless it is set here.',
  'policy.telemetryHeaders': 'Request headers for the collector',
  'policy.telemetryHeaders.why':
    'A file with one request header a line (`Name: value`), or "none". It belongs to the administrator and can be written by nobody else; what it holds is never shown.',
  'policy.telemetrySignals': 'What is sent',
  'policy.telemetrySignals.why':
    '"logs" is a record for each finding and each treatment, "metrics" are counters. An empty list sends nothing.',
  'policy.telemetryRedaction': 'Names in findings that are sent',
  'policy.telemetryRedaction.why':
    'strict leaves out networks, addresses and hosts; open sends network names and addresses of access points.',
  'policy.telemetryQueueMiB': 'Findings that wait',
  'policy.telemetryQueueMiB.why':
    'MiB on disk that may wait for the collector; the oldest are given up first.',
  'policy.updateFeed': 'Where updates come from',
  'policy.updateFeed.why':
    'An https address, or "none". Nothing looks for updates, so it steers nothing and is no longer offered.',
  'policy.retentionDays': 'Days of history',
  'policy.retentionDays.why': 'How long attempts and findings are kept.',
  'policy.language': 'Language',
  'policy.language.why': '"system" follows the operating system.',
  'policy.autostart': 'Start with the computer',
  'policy.autostart.why': 'Rejoin waits in the tray.',
  'policy.notifications': 'Notifications',
  'policy.notifications.why': 'One for each new finding.',
  'policy.welcomed': 'No first page',
  'policy.welcomed.why': 'The page of the first start is not shown.',
  'policy.part.enforced': 'What nobody at this computer can change.',
  'policy.part.default': 'What holds until somebody at this computer chooses otherwise.',
  'policy.no-json': 'This is no valid JSON.',
  'policy.no-plist': 'This is no property list.',
  'policy.no-object': 'A policy is an object with the parts "enforced" and "default".',
  'policy.no-part': 'A policy has no part "{key}", only {parts}.',
  'policy.no-part-object': '"{key}" must be an object of settings.',
  'policy.wrong-schema': '"schema" must be "{wanted}".',
  'policy.twice': '"{key}" is said twice.',
  'policy.unknown-key': 'There is no setting "{key}"; it is passed over.',
  'policy.misspelt': 'There is no setting "{key}". Did you mean "{instead}"?',
  'policy.wants-flag': '"{key}" must be true or false.',
  'policy.wants-choice': '"{key}" must be one of {choices}.',
  'policy.wants-number': '"{key}" must be a number from {least} to {most}.',
  'policy.wants-text': '"{key}" has not the form that it must have; the schema says which.',
  'policy.wants-items': '"{key}" must be a list of {choices}; the rest is left out.',
  'policy.wants-list': '"{key}" must be a list, each item of the form that the schema says.',
  'policy.foreign': '{path} does not belong to the administrator, so no policy is read from there.',
  'policy.writable':
    '{path} can be written by others than the administrator, so no policy is read from there.',
  'policy.unreadable': '{path} cannot be read ({why}).',
  'policy.damaged':
    'The policy of this computer is damaged ({sources}): until it is mended, the strictest values hold. `{command}` says where.',
  'policy.changed': 'Your organisation has changed the settings of this computer.',
  'policy.forbids.clear-pmksa': 'Your organisation does not allow saved keys to be cleared on this computer.',
  'policy.forbids.reconnect': 'Your organisation does not allow Rejoin to ask for a login on this computer.',
  'policy.forbids.keep-cache-empty':
    'Your organisation does not allow to change for which networks keys are saved.',
  'policy.forbids.cut': 'Here no smaller cut is possible than your organisation allows ({largest} at most).',
  'policy.cut.bss': 'the keys of one access point',
  'policy.cut.network': 'the keys of one network',
  'policy.cut.profile': 'the profile of one network',
  'policy.cut.adapter': 'the adapter, off and on',
  'policy.cut.service': 'the Wi-Fi service',
  'policy.must-confirm':
    'Your organisation wants a person to agree each time: answer at a terminal, or use the window.',
  'policy.contact': 'Whom to call: {contact}',
  'policy.no-guard':
    'Your organisation does not allow guard mode on this computer: it is watched, and nothing is cleared.',
  'policy.none': 'This computer has no policy. Looked in: {places}.',
  'policy.from': 'from {sources}',
  'policy.enforced': 'enforced',
  'policy.default': 'default',
  'policy.person': 'chosen at this computer',
  'policy.built-in': 'built in',
  'policy.held': 'the strictest value, because this source is damaged',
  'policy.fine': {
    one: '{path} is a valid policy with {count} setting.',
    other: '{path} is a valid policy with {count} settings.',
  },
  'policy.at-line': '{path}, line {line}:',
  'policy.not-that-form': '{path} is neither a JSON file nor a property list nor an exported registry key.',
};
