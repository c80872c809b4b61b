/** Attempts, findings, remedies and settings. */
export const sql = `
CREATE TABLE attempts (
  id TEXT PRIMARY KEY, ssid TEXT NOT NULL, started_at REAL NOT NULL, day TEXT NOT NULL, failed INTEGER NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX attempts_by_time ON attempts (ssid, started_at);
CREATE INDEX attempts_by_day ON attempts (day, ssid, failed);
CREATE INDEX attempts_by_age ON attempts (started_at);
CREATE TABLE findings (
  id TEXT PRIMARY KEY, ssid TEXT NOT NULL, at REAL NOT NULL, cause TEXT NOT NULL, variant TEXT,
  recovered INTEGER NOT NULL, data TEXT NOT NULL
) STRICT;
CREATE INDEX findings_by_time ON findings (ssid, at);
CREATE INDEX findings_by_age ON findings (at);
CREATE TABLE remedies (id TEXT PRIMARY KEY, ssid TEXT NOT NULL, at REAL NOT NULL, data TEXT NOT NULL) STRICT;
CREATE INDEX remedies_by_time ON remedies (ssid, at);
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;
