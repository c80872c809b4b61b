/** What the frame of the window says before the rest is read. */
export default {
  'machine.starting': 'Looking at this computer…',
  'machine.starting.meaning': 'Rejoin finds out which adapter there is and what it may see.',
  'app.gone': 'Rejoin does not answer. Start it again: in a terminal, type',
} as const;
