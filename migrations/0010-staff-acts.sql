-- What staff entered about consent, by the key of its request: a second click finds the first one's answer.

CREATE TABLE staff_act (
  org_id      uuid NOT NULL,
  request_key text COLLATE "C" NOT NULL CHECK (length(request_key) BETWEEN 8 AND 100),
  sha256      bytea NOT NULL, -- of what was asked: the same key for something else is refused
  made_at     timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, request_key)
);
SELECT distribute('staff_act');
SELECT protect('staff_act', 'SELECT, INSERT');
