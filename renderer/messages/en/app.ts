/** The frame around everything: navigation, connection, general words. */
export default {
  'app.name': 'Rejoin',
  'app.connecting': 'Connecting to Rejoin…',
} as const;
