-- How clients prove themselves: what everybody may see as JSON, and the keys behind its masks.

CREATE TABLE credential (
  client  TEXT ${binary} NOT NULL,
  mode    TEXT NOT NULL,
  subject TEXT ${binary} NOT NULL UNIQUE,
  content TEXT NOT NULL,
  secrets ${blob},
  PRIMARY KEY (client, mode)
);
