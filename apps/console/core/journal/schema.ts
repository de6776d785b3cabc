/**
 * The journal's tables, as one script a version: `PRAGMA user_version` says how many have run. A script that has been
 * released is never changed; a new one is added.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE identity (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    id TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE events (
    match TEXT NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (match, seq),
    UNIQUE (match, id)
  ) STRICT, WITHOUT ROWID;

  -- The head of each log and what it folds to, so that a start need not fold every match.
  CREATE TABLE matches (
    match TEXT PRIMARY KEY,
    term INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    scoreboard TEXT NOT NULL,
    last TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX matches_by_update ON matches (updated_at);

  CREATE TABLE refused (
    n INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    match TEXT NOT NULL,
    id TEXT,
    source TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    payload TEXT NOT NULL,
    error TEXT NOT NULL
  ) STRICT;
  CREATE INDEX refused_by_match ON refused (match, n);

  CREATE TABLE observations (
    n INTEGER PRIMARY KEY,
    match TEXT NOT NULL,
    device TEXT NOT NULL,
    kind TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    json TEXT NOT NULL
  ) STRICT;

  CREATE TABLE credentials (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password_sha256 TEXT NOT NULL,
    session_sha256 TEXT,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER,
    last_seen_at INTEGER
  ) STRICT, WITHOUT ROWID;

  -- What the relay has confirmed; may lag behind, for the relay says at every connection where it is.
  CREATE TABLE uplink (
    match TEXT PRIMARY KEY,
    acked_seq INTEGER NOT NULL,
    fork TEXT
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Set-up forms that are kept for the next match of a competition, as the screen writes them.
  CREATE TABLE templates (
    sport TEXT NOT NULL,
    name TEXT NOT NULL,
    form TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (sport, name)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE identity ADD COLUMN name TEXT;
  `,
  `
  -- Matches that were taken over from another console, and copies of those that another one writes.
  CREATE TABLE standings (
    match TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    term INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Events that a console scored without having the match any more, and what became of them.
  CREATE TABLE forks (
    match TEXT NOT NULL,
    console TEXT NOT NULL,
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    json TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    settled_at INTEGER,
    PRIMARY KEY (match, console, id)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Second scorers' logs: the match's own up to base, then their events; and the differences somebody has left.
  CREATE TABLE check_logs (
    n INTEGER PRIMARY KEY,
    match TEXT NOT NULL,
    client TEXT NOT NULL,
    base INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX check_logs_active ON check_logs (match, client) WHERE ended_at IS NULL;

  CREATE TABLE check_events (
    log INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (log, seq),
    UNIQUE (log, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE check_ignored (
    log INTEGER NOT NULL,
    key TEXT NOT NULL,
    reason TEXT NOT NULL,
    client TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (log, key)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- When it happened by the console's clock, and what became of it (JSON); null: it waits for somebody.
  ALTER TABLE observations ADD COLUMN at INTEGER;
  ALTER TABLE observations ADD COLUMN outcome TEXT;
  CREATE INDEX observations_by_match ON observations (match, n);
  CREATE INDEX observations_by_device ON observations (match, device, n);

  -- What is done about observations of a kind without asking.
  CREATE TABLE observation_rules (
    match TEXT NOT NULL,
    kind TEXT NOT NULL,
    action TEXT NOT NULL,
    PRIMARY KEY (match, kind)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Who was made a match's live scorer, when and by whom; null: everybody scores.
  CREATE TABLE live_scorers (
    n INTEGER PRIMARY KEY,
    match TEXT NOT NULL,
    live TEXT,
    remarks INTEGER NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX live_scorers_by_match ON live_scorers (match, n);
  `,
  `
  -- Matches whose scoreboard contradicts them and that were flagged for it already.
  CREATE TABLE board_alarms (match TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `,
];
