/** Settings, and the first run. */
export default {
  'settings.guard': 'Guard mode',
  'settings.guard.why':
    'When it is certain that an old saved key is refused, Rejoin clears that one key and reconnects, and tells you.',
  'settings.language': 'Language',
  'settings.language.system': 'As the system',
  'settings.autostart': 'Start with the system',
  'settings.autostart.why': 'Rejoin waits in the background, so that it has seen what went wrong.',
  'settings.notifications': 'Notifications',
  'settings.notifications.why': 'One for each new finding, never repeated.',
  'settings.retention': 'Keep history for',
  'settings.days': { one: '{count} day', other: '{count} days' },
  'settings.forget': 'Forget the history',
  'settings.forget.why':
    'Removes all findings and attempts from this computer. Networks and passwords are not touched.',
  'settings.forget.button': 'Forget…',
  'settings.forget.confirm': 'Forget the whole history?',
  'settings.forget.final': 'This cannot be undone.',
  'settings.locked': 'Set by your organisation',
  'settings.version': 'Version {version}',
  'welcome.title': 'Rejoin tells a stale key from a wrong password.',
  'welcome.watch': 'It watches each Wi-Fi attempt and says in one sentence what fails.',
  'welcome.fix': 'It clears the one key at fault, reconnects, and shows the proof.',
  'welcome.keep': 'It never reads your password, and nothing leaves this computer.',
  'welcome.start': 'Start',
} as const;
