-- The shared inbox and its texts, both ways. message_outbound is the outbox and the job: nothing else may be sent.

CREATE TABLE conversation (
  org_id         uuid NOT NULL,
  id             uuid NOT NULL,
  number_id      uuid NOT NULL,
  department_id  uuid NOT NULL,
  their_phone    text COLLATE "C" NOT NULL,
  state          text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'snoozed', 'closed')),
  snoozed_until  timestamptz(3),              -- counts while it is snoozed; without one it sleeps until they text
  assignee_id    uuid,
  unread         integer NOT NULL DEFAULT 0,
  is_unread      boolean GENERATED ALWAYS AS (unread > 0) STORED,
  preview        text NOT NULL DEFAULT '',
  preview_ours   boolean NOT NULL DEFAULT false,
  last_at        timestamptz(3) NOT NULL DEFAULT now(),
  list_at        timestamptz(3) NOT NULL DEFAULT now(), -- its place in the lists: last_at, or up to ten seconds before
  last_order     bigint NOT NULL DEFAULT 0,   -- the order number of the newest text of the thread
  -- Conversational consent: their own text opens it for this thread only, and it fades.
  window_at      timestamptz(3),
  window_record  uuid,
  window_message uuid,
  created_at     timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id)
) WITH (fillfactor = 70);
SELECT distribute('conversation');
SELECT protect('conversation', 'SELECT, INSERT, UPDATE');
-- A text moves last_at, unread and the preview, which no index holds: only where it moves the place in the lists, or is the first
-- unread one, does it cost a new entry in all of these.
CREATE UNIQUE INDEX conversation_thread ON conversation (org_id, their_phone, number_id);
CREATE INDEX conversation_department ON conversation (org_id, department_id, state, list_at DESC, id DESC);
-- Mine, and Unassigned: a missing assignee is a value that this index finds as well.
CREATE INDEX conversation_mine ON conversation (org_id, department_id, assignee_id, list_at DESC, id DESC) WHERE state = 'open';
-- Those that wake next: the reader finds them, whosever they are.
CREATE INDEX conversation_wakes ON conversation (snoozed_until, org_id) WHERE state = 'snoozed' AND snoozed_until IS NOT NULL;
SELECT let_reader_see('conversation');
CREATE INDEX conversation_unread ON conversation (org_id, department_id, assignee_id) WHERE state = 'open' AND is_unread;

CREATE TABLE message_inbound (
  org_id             uuid NOT NULL,
  id                 uuid NOT NULL,
  conversation_id    uuid NOT NULL,
  order_no           bigint NOT NULL,
  connection_id      uuid NOT NULL,
  carrier_message_id text COLLATE "C" NOT NULL,
  body               text NOT NULL,
  reading            text NOT NULL,          -- opt_out | opt_in | help | none, as consent/keyword.ts read it
  record_id          uuid,                   -- the ledger row it caused
  media_count        smallint NOT NULL DEFAULT 0, -- how many files came with it (message_media)
  sent_at            timestamptz(3),         -- by the carrier's clock
  received_at        timestamptz(3) NOT NULL DEFAULT now(),
  erased_at          timestamptz(3) CHECK (erased_at IS NULL OR body = ''), -- its words were taken away with the person
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversation,
  FOREIGN KEY (org_id, record_id) REFERENCES consent_record
);
SELECT distribute('message_inbound');
SELECT protect('message_inbound', 'SELECT, INSERT, UPDATE');
-- What they wrote is never edited; erasing a person takes the words away, and nothing else.
CREATE TRIGGER only_erased BEFORE UPDATE ON message_inbound FOR EACH ROW
  WHEN (NEW.erased_at IS NULL OR (NEW.org_id, NEW.id, NEW.conversation_id, NEW.order_no, NEW.connection_id, NEW.carrier_message_id, NEW.reading, NEW.record_id, NEW.media_count, NEW.sent_at, NEW.received_at)
        IS DISTINCT FROM (OLD.org_id, OLD.id, OLD.conversation_id, OLD.order_no, OLD.connection_id, OLD.carrier_message_id, OLD.reading, OLD.record_id, OLD.media_count, OLD.sent_at, OLD.received_at))
  EXECUTE FUNCTION refuse_change();
CREATE UNIQUE INDEX message_inbound_once ON message_inbound (org_id, connection_id, carrier_message_id);
CREATE UNIQUE INDEX message_inbound_thread ON message_inbound (org_id, conversation_id, order_no);

CREATE TABLE message_outbound (
  org_id          uuid NOT NULL,
  id              uuid NOT NULL,
  conversation_id uuid NOT NULL,
  order_no        bigint NOT NULL,
  lane_id         uuid NOT NULL,
  phone           text COLLATE "C" NOT NULL,
  class           smallint NOT NULL,       -- 0 reply, 1 automatic, 2 broadcast
  kind            text NOT NULL CHECK (kind IN ('text', 'opt_out_confirmation', 'help_answer', 'opt_in_request', 'opt_in_confirmation', 'away_answer')),
  body            text NOT NULL,
  segments        smallint NOT NULL,
  state           text NOT NULL CHECK (state IN ('scheduled', 'queued', 'claimed', 'handing', 'sent', 'delivered',
                                                 'undelivered', 'failed', 'refused', 'cancelled', 'unconfirmed')),
  reason          text,                    -- why it was refused, cancelled or failed: a code with a sentence
  due_at          timestamptz(3) NOT NULL,
  accepted_at     timestamptz(3) NOT NULL DEFAULT now(),
  settled_at      timestamptz(3),
  author_id       uuid,                    -- the member who wrote it
  key_id          uuid,                    -- or the API key
  request_key     text COLLATE "C" NOT NULL,
  request_sha256  bytea NOT NULL,
  cleared_by      uuid,                    -- the ledger row it rests on
  cleared_rule    text NOT NULL,           -- rule and version of the gate that cleared it
  answers_id      uuid,                    -- the inbound text it answers
  level           text NOT NULL DEFAULT 'conversational' CHECK (level IN ('conversational', 'informational', 'promotional')),
  campaign_id     uuid,                    -- the use case it is sent for; none for an answer in a conversation
  overruled_by    uuid,                    -- the ledger row in which a person said that its words hold no offer
  template_id     uuid,                    -- the template that its words were made from
  attempts        smallint NOT NULL DEFAULT 0,
  media_count     smallint NOT NULL DEFAULT 0, -- how many files go with it (message_media); 0: an ordinary text
  dismissed_at    timestamptz(3),          -- a person has seen what became of it; later news of it brings it back
  erased_at       timestamptz(3) CHECK (erased_at IS NULL OR body = ''), -- its words were taken away with the person
  PRIMARY KEY (org_id, id),
  CONSTRAINT message_outbound_rests_on_a_record CHECK (cleared_by IS NOT NULL),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversation,
  FOREIGN KEY (org_id, cleared_by) REFERENCES consent_record
) WITH (fillfactor = 80);
SELECT distribute('message_outbound');
SELECT protect('message_outbound', 'SELECT, INSERT, UPDATE');
SELECT let_reader_see('message_outbound');
CREATE UNIQUE INDEX message_outbound_once ON message_outbound (org_id, request_key);
CREATE UNIQUE INDEX message_outbound_thread ON message_outbound (org_id, conversation_id, order_no);
CREATE INDEX message_outbound_due ON message_outbound (org_id, lane_id, class, due_at, order_no)
  WHERE state IN ('queued', 'scheduled');
-- Earlier rows of the same conversation and class: a head has none.
CREATE INDEX message_outbound_order ON message_outbound (org_id, conversation_id, class, order_no)
  WHERE state IN ('queued', 'scheduled');
CREATE UNIQUE INDEX message_outbound_busy ON message_outbound (org_id, conversation_id, class)
  WHERE state IN ('claimed', 'handing');

-- The double opt-in requests to one phone: a Yes answers one that has left, and nothing else.
CREATE INDEX message_outbound_asked ON message_outbound (org_id, phone, campaign_id) WHERE kind = 'opt_in_request';

-- What counts against the cap of promotional texts to one phone.
CREATE INDEX message_outbound_promotional ON message_outbound (org_id, phone, due_at) WHERE level = 'promotional';

-- Answers that nobody wrote, lately, to one phone: two machines must not answer each other for ever.
CREATE INDEX message_outbound_away ON message_outbound (org_id, phone, accepted_at) WHERE kind = 'away_answer';

-- What waits for a person: texts that did not arrive, or of which nobody knows, until somebody has dismissed them.
CREATE INDEX message_outbound_needs_you ON message_outbound (org_id, settled_at DESC, id DESC)
  WHERE state IN ('failed', 'undelivered', 'refused', 'unconfirmed') AND erased_at IS NULL AND (dismissed_at IS NULL OR dismissed_at < settled_at);

-- One attempt to hand a text to a carrier: durable before the first byte leaves.
CREATE TABLE attempt (
  org_id             uuid NOT NULL,
  id                 uuid NOT NULL,
  message_id         uuid NOT NULL,
  connection_id      uuid NOT NULL,
  worker_id          uuid NOT NULL,            -- who made it: an attempt of a worker that is gone is in doubt
  started_at         timestamptz NOT NULL DEFAULT now(),
  outcome            text CHECK (outcome IN ('accepted', 'refused', 'not_sent', 'unknown')),
  carrier_message_id text COLLATE "C",
  code               text,
  note               text,
  settled_at         timestamptz,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, message_id) REFERENCES message_outbound
) WITH (fillfactor = 80);
SELECT distribute('attempt');
SELECT protect('attempt', 'SELECT, INSERT, UPDATE');
SELECT let_reader_see('attempt');
CREATE INDEX attempt_message ON attempt (org_id, message_id);
CREATE INDEX attempt_carrier ON attempt (org_id, connection_id, carrier_message_id) WHERE carrier_message_id IS NOT NULL;
CREATE INDEX attempt_open ON attempt (org_id, started_at) WHERE outcome IS NULL;
CREATE INDEX attempt_unknown ON attempt (org_id, settled_at) WHERE outcome = 'unknown';

-- Every delivery receipt is kept; one that comes before its attempt is known waits here and is matched later.
CREATE TABLE receipt (
  org_id             uuid NOT NULL,
  id                 uuid NOT NULL,
  connection_id      uuid NOT NULL,
  carrier_message_id text COLLATE "C" NOT NULL,
  message_id         uuid,
  status             text NOT NULL CHECK (status IN ('sent', 'delivered', 'undelivered', 'failed', 'unknown')),
  carrier_word       text NOT NULL DEFAULT '',
  code               text,
  said_at            timestamptz(3),
  received_at        timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id)
);
SELECT distribute('receipt');
SELECT protect('receipt', 'SELECT, INSERT, UPDATE');
CREATE INDEX receipt_carrier ON receipt (org_id, connection_id, carrier_message_id);
CREATE INDEX receipt_parked ON receipt (org_id, connection_id, carrier_message_id) WHERE message_id IS NULL;
-- Others may send over the same account: their receipts wait for ever, and must not be looked through again and again.
CREATE INDEX receipt_parked_at ON receipt (org_id, received_at) WHERE message_id IS NULL;
SELECT let_reader_see('receipt');

-- Parts of a long inbound text, durable before the carrier has its answer.
CREATE TABLE message_part (
  org_id        uuid NOT NULL,
  connection_id uuid NOT NULL,
  from_phone    text COLLATE "C" NOT NULL,
  to_phone      text COLLATE "C" NOT NULL,
  reference     integer NOT NULL,
  total         smallint NOT NULL,
  position      smallint NOT NULL,
  coding        text NOT NULL,
  bytes         bytea NOT NULL,
  received_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, connection_id, from_phone, to_phone, reference, total, position)
);
SELECT distribute('message_part');
SELECT protect('message_part');
SELECT let_reader_see('message_part');

-- SMPP gives inbound texts no id. A repeat is known by equal bytes on a later bind, when the answer on the earlier
-- bind was never proved to have arrived.
CREATE TABLE smpp_bind (
  org_id        uuid NOT NULL,
  connection_id uuid NOT NULL,
  id            uuid NOT NULL,
  bound_at      timestamptz(3) NOT NULL DEFAULT now(),
  proved_until  timestamptz NOT NULL DEFAULT '-infinity',
  PRIMARY KEY (org_id, connection_id, id)
);
SELECT distribute('smpp_bind');
SELECT protect('smpp_bind');
SELECT let_reader_see('smpp_bind');

CREATE TABLE smpp_seen (
  org_id        uuid NOT NULL,
  connection_id uuid NOT NULL,
  fingerprint   bytea NOT NULL,
  id            uuid NOT NULL,
  bind_id       uuid NOT NULL,
  seen_at       timestamptz NOT NULL DEFAULT now(),
  repeated_by   uuid,                    -- the later bind on which it came again: it answers for one repeat only
  PRIMARY KEY (org_id, connection_id, fingerprint, id)
);
SELECT distribute('smpp_seen');
SELECT protect('smpp_seen');
SELECT let_reader_see('smpp_seen');

-- Which workers are alive. Infrastructure of the install, like `route`: it belongs to no organization.
CREATE TABLE worker (
  id      uuid PRIMARY KEY,
  seen_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT ON worker TO parley_reader;
