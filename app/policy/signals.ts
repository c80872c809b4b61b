/** What OpenTelemetry calls them. */
export const SIGNALS = ['logs', 'metrics'] as const;
