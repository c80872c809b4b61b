/** States of the machine in which there is nothing to diagnose yet, each with a next step. */
export default {
  'machine.no-adapter': 'No Wi-Fi adapter was found.',
  'machine.no-adapter.meaning':
    'Switch Wi-Fi on or plug an adapter in: Rejoin notices. Until then, the demo or a log can be opened.',
  'machine.no-permission': 'Rejoin may not look at Wi-Fi on this computer yet.',
  'machine.no-permission.meaning': 'It needs a permission once. It never runs as administrator.',
  'machine.no-supplicant': 'No Wi-Fi program is running on this computer.',
  'machine.no-supplicant.meaning':
    'The adapter is there, but nothing drives it: start the Wi-Fi service of the system.',
  'machine.unsupported': 'Rejoin cannot look at Wi-Fi on this system.',
  'machine.unsupported.meaning': 'Logs and captures can still be opened and diagnosed here.',
  'machine.lost': 'The Wi-Fi service went away.',
  'machine.lost.meaning': 'Rejoin waits for it and goes on by itself as soon as it is back.',
  'machine.type': 'Type this line in a terminal',
  'machine.line-below': 'the line below',
  'machine.details': 'What Rejoin can see here',
  'machine.sees': '{witness}: yes',
  'machine.sees-not': '{witness}: no',
} as const;
