/**
 * What waits to be sent, what has been counted so far, and which troubles were told. One row holds what there is once: whose
 * counts these are, how much waits, and who sends.
 */
export const sql = `
CREATE TABLE telemetry (
  one INTEGER PRIMARY KEY CHECK (one = 1), instance TEXT NOT NULL, started_at REAL NOT NULL,
  bytes INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 0, sent_version INTEGER NOT NULL DEFAULT 0,
  sent_at REAL NOT NULL DEFAULT 0, holder TEXT NOT NULL DEFAULT '', held_until REAL NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE telemetry_logs (seq INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL, ssid TEXT, data TEXT NOT NULL) STRICT;
CREATE TABLE telemetry_counts (
  metric TEXT NOT NULL, attributes TEXT NOT NULL, sum REAL NOT NULL, buckets TEXT, PRIMARY KEY (metric, attributes)
) STRICT, WITHOUT ROWID;
CREATE TABLE telemetry_told (
  key TEXT PRIMARY KEY, ssid TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, last_at REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX telemetry_told_by_time ON telemetry_told (last_at);
CREATE TRIGGER telemetry_more AFTER INSERT ON telemetry_logs
  BEGIN UPDATE telemetry SET bytes = bytes + length(CAST(new.data AS BLOB)) + 128; END;
CREATE TRIGGER telemetry_less AFTER DELETE ON telemetry_logs
  BEGIN UPDATE telemetry SET bytes = bytes - length(CAST(old.data AS BLOB)) - 128; END;
`;
