-- What the console looks for: clients by a part of a text and by their last change, sessions counted by time.
-- The text is that of SearchText. A million clients take some seconds, on PostgreSQL up to a minute.

ALTER TABLE client ADD COLUMN search TEXT ${binary} NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN changed_ms BIGINT NOT NULL DEFAULT 0;

UPDATE client SET search = lower(substr(name || coalesce(${servers}, ''), 1, 2000));

CREATE INDEX client_search ON client (name, search);
CREATE INDEX client_changed ON client (changed_ms, name);

CREATE INDEX session_start_outcome ON session (start_ms, outcome, seq);
DROP INDEX session_start;
