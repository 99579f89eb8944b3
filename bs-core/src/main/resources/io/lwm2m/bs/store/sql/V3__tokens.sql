-- Tokens of people and programs; the hash is bcrypt's.

CREATE TABLE token (
  id         TEXT ${binary} NOT NULL PRIMARY KEY,
  name       TEXT ${binary} NOT NULL UNIQUE,
  role       TEXT NOT NULL,
  hash       TEXT NOT NULL,
  created_ms BIGINT NOT NULL
);
