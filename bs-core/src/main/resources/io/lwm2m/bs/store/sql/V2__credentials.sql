-- How clients prove themselves: what everybody may see as JSON, and the keys behind its masks.

CREATE TABLE credential (
  client  TEXT ${binary} NOT NULL,
  mode    TEXT NOT NULL,
  subject TEXT ${binary} NOT NULL UNIQUE,
  content TEXT NOT NULL,
  secrets ${blob},
  PRIMARY KEY (client, mode)
);

-- The next message number of each OSCORE client; stays when its credential is removed (RFC 8613, 7.2.1).
CREATE TABLE oscore_number (
  subject TEXT ${binary} NOT NULL PRIMARY KEY,
  next    BIGINT NOT NULL
);
