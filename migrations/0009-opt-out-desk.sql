-- The opt-out desk: one row for each text that may have meant STOP, with the day by which somebody must have decided it.

CREATE TABLE opt_out_case (
  org_id          uuid NOT NULL,
  id              uuid NOT NULL,               -- the id of the record of the doubt
  phone           text COLLATE "C" NOT NULL,
  conversation_id uuid NOT NULL,
  department_id   uuid NOT NULL,
  message_id      uuid NOT NULL,               -- the text that said it
  said_at         timestamptz(3) NOT NULL,
  due_on          date NOT NULL,               -- ten business days after, where the department is: 47 CFR 64.1200(a)(10)
  decided_at      timestamptz(3),
  decision        text CHECK (decision IN ('opt_out', 'keep')),
  decided_by      uuid,                        -- the member; nobody where their own STOP came first
  decision_record uuid,                        -- the record that says so
  PRIMARY KEY (org_id, id),
  CONSTRAINT opt_out_case_decided_whole CHECK (num_nonnulls(decided_at, decision, decision_record) IN (0, 3)),
  FOREIGN KEY (org_id, id) REFERENCES consent_record,
  FOREIGN KEY (org_id, decision_record) REFERENCES consent_record,
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversation,
  FOREIGN KEY (org_id, decided_by) REFERENCES member
);
SELECT distribute('opt_out_case');
SELECT protect('opt_out_case', 'SELECT, INSERT, UPDATE');
CREATE INDEX opt_out_case_open ON opt_out_case (org_id, due_on, id) WHERE decided_at IS NULL;
CREATE INDEX opt_out_case_phone ON opt_out_case (org_id, phone) WHERE decided_at IS NULL;

-- The register: every phone whose door is closed, the latest first, and by its number.
CREATE INDEX door_closed ON door (org_id, stop_at DESC, phone DESC)
  WHERE stop_at IS NOT NULL AND (start_at IS NULL OR start_at <= stop_at);
CREATE INDEX door_closed_phone ON door (org_id, phone)
  WHERE stop_at IS NOT NULL AND (start_at IS NULL OR start_at <= stop_at);
