/** A recording that is made in the window. */
export default {
  'record.now': 'Jetzt aufzeichnen',
  'record.how-long': 'Dauer',
  'record.minutes': { one: '{count} Minute', other: '{count} Minuten' },
  'record.start': 'Aufzeichnung beginnen',
  'record.hint':
    'Verbinden Sie sich währenddessen so, wie es scheitert. Nichts wird geändert, und nichts verlässt diesen Computer.',
  'record.goes-on': {
    one: 'Aufzeichnung: noch {left}, bisher {count} Zeile',
    other: 'Aufzeichnung: noch {left}, bisher {count} Zeilen',
  },
  'record.stop': 'Beenden und beurteilen',
};
