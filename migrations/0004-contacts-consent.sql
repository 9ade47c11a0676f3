-- People we text, the append-only ledger of what they agreed to, and one door per phone.

CREATE TABLE contact (
  org_id     uuid NOT NULL,
  id         uuid NOT NULL,
  phone      text COLLATE "C" NOT NULL CHECK (phone ~ '^(\+[1-9][0-9]{1,14}|[0-9]{3,8})$'), -- E.164, or a short code that texted us
  name       text NOT NULL DEFAULT '' CHECK (length(name) <= 100),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id)
);
SELECT distribute('contact');
SELECT protect('contact', 'SELECT, INSERT, UPDATE');
CREATE UNIQUE INDEX contact_phone ON contact (org_id, phone);
CREATE INDEX contact_name ON contact (org_id, lower(name) text_pattern_ops) WHERE name <> '';

-- The ledger. Nobody may change or delete a row: what holds now is read by folding them.
CREATE TABLE consent_record (
  org_id     uuid NOT NULL,
  id         uuid NOT NULL,
  phone      text COLLATE "C" NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('opt_out', 'opt_in', 'help', 'conversation')),
  level      text CHECK (level IN ('conversational', 'informational', 'promotional')),
  medium     text NOT NULL,              -- how it came: inbound_text, carrier_report …
  number_id  uuid,                       -- our number it was texted to
  message_id uuid,                       -- the inbound text that said so
  words      text NOT NULL DEFAULT '',   -- what the person wrote, word for word
  rule       text NOT NULL DEFAULT '',   -- the rule that read it so
  said_at    timestamptz(3) NOT NULL,    -- by the carrier's clock, never later than recorded_at
  recorded_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id)
);
SELECT distribute('consent_record');
SELECT protect('consent_record', 'SELECT, INSERT');
CREATE INDEX consent_record_phone ON consent_record (org_id, phone, recorded_at DESC, id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON consent_record
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON consent_record
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One row per (organization, phone), made with the contact. Who changes any standing of the phone locks it
-- FOR NO KEY UPDATE; who relies on one, FOR SHARE. It is closed while the latest STOP is not older than the latest START.
CREATE TABLE door (
  org_id       uuid NOT NULL,
  phone        text COLLATE "C" NOT NULL,
  stop_at      timestamptz(3),
  stop_record  uuid,
  start_at     timestamptz(3),
  start_record uuid,
  PRIMARY KEY (org_id, phone)
) WITH (fillfactor = 80);
SELECT distribute('door');
SELECT protect('door', 'SELECT, INSERT, UPDATE');
