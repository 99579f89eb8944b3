-- One schema for SQLite and PostgreSQL; what differs in spelling comes in placeholders.

CREATE TABLE client (
  name     TEXT ${binary} NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL,
  accounts TEXT NOT NULL,
  secrets  ${blob}
);

CREATE TABLE session (
  seq      ${counted} PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  client   TEXT ${binary} NOT NULL,
  outcome  TEXT NOT NULL,
  start_ms BIGINT NOT NULL,
  record   TEXT NOT NULL
);

CREATE INDEX session_client ON session (client, seq);
CREATE INDEX session_outcome ON session (outcome, seq);
CREATE INDEX session_start ON session (start_ms);

CREATE TABLE setting (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
