-- People we text, the append-only ledger of what they agreed to, and one door per phone.

CREATE TABLE contact (
  org_id     uuid NOT NULL,
  id         uuid NOT NULL,
  phone      text COLLATE "C" NOT NULL CHECK (phone ~ '^(\+[1-9][0-9]{1,14}|[0-9]{3,8}|erased [-0-9a-f]{36})$'), -- E.164, a short code that texted us, or somebody erased
  name       text NOT NULL DEFAULT '' CHECK (length(name) <= 100),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  -- The card: what the business was told of them. The quiet hours of their zone and address stand at their door.
  company     text CHECK (length(company) BETWEEN 1 AND 100),
  email       text CHECK (length(email) BETWEEN 3 AND 200),
  time_zone   text CHECK (length(time_zone) BETWEEN 1 AND 60),
  street      text CHECK (length(street) BETWEEN 1 AND 200),
  city        text CHECK (length(city) BETWEEN 1 AND 100),
  state       text CHECK (length(state) BETWEEN 1 AND 60),
  postal_code text CHECK (length(postal_code) BETWEEN 1 AND 20),
  country     text CHECK (country ~ '^[A-Z]{2}$'),
  PRIMARY KEY (org_id, id)
);
SELECT distribute('contact');
SELECT protect('contact', 'SELECT, INSERT, UPDATE');
CREATE UNIQUE INDEX contact_phone ON contact (org_id, phone);
CREATE INDEX contact_name ON contact (org_id, lower(name) text_pattern_ops) WHERE name <> '';

-- A use case that people agree to. Consent is given for one of these, and never serves another.
CREATE TABLE campaign (
  org_id        uuid NOT NULL,
  id            uuid NOT NULL,
  name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  use_case      text NOT NULL CHECK (length(use_case) BETWEEN 1 AND 60),
  description   text NOT NULL DEFAULT '' CHECK (length(description) <= 400),
  levels        text[] NOT NULL CHECK (cardinality(levels) > 0 AND levels <@ ARRAY['informational', 'promotional']),
  double_opt_in boolean NOT NULL DEFAULT false, -- each opt-in is to be confirmed by a text of the person's own
  version       integer NOT NULL DEFAULT 1,
  archived_at   timestamptz(3),
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id)
);
SELECT distribute('campaign');
SELECT protect('campaign', 'SELECT, INSERT, UPDATE');
CREATE UNIQUE INDEX campaign_name ON campaign (org_id, lower(name)) WHERE archived_at IS NULL;

-- A keyword that a campaign advertises on one of our numbers, with its advertisement on file. Texting it is an opt-in to that campaign; what
-- the advertisement said then is kept with each opt-in, so a later change of it leaves the proof alone.
CREATE TABLE campaign_keyword (
  org_id          uuid NOT NULL,
  id              uuid NOT NULL,
  campaign_id     uuid NOT NULL,
  number_id       uuid NOT NULL,
  keyword         text COLLATE "C" NOT NULL CHECK (keyword ~ '^[a-z0-9]{2,20}$'), -- as texts are compared with it
  levels          text[] NOT NULL CHECK (cardinality(levels) > 0 AND levels <@ ARRAY['informational', 'promotional']),
  wording         text NOT NULL CHECK (length(wording) BETWEEN 1 AND 2048),
  wording_version integer NOT NULL DEFAULT 1,
  wording_sha256  bytea NOT NULL,
  place           text NOT NULL CHECK (length(place) BETWEEN 1 AND 200),          -- where it is shown
  link            text CHECK (length(link) <= 500),                               -- a picture or a page of it
  lacks           text[] NOT NULL,            -- what the advertisement does not say yet: until it does, the keyword gives nothing
  version         integer NOT NULL DEFAULT 1,
  removed_at      timestamptz(3),
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, campaign_id) REFERENCES campaign,
  FOREIGN KEY (org_id, number_id) REFERENCES number
);
SELECT distribute('campaign_keyword');
SELECT protect('campaign_keyword', 'SELECT, INSERT, UPDATE');
-- A text finds its campaign by this, and no two campaigns share a keyword on one number.
CREATE UNIQUE INDEX campaign_keyword_once ON campaign_keyword (org_id, number_id, keyword) WHERE removed_at IS NULL;
CREATE INDEX campaign_keyword_campaign ON campaign_keyword (org_id, campaign_id) WHERE removed_at IS NULL;

-- The ledger. Nobody may change or delete a row: what holds now is read by folding them. A row holds what was agreed; who agreed lies in
-- record_personal, so that a person can be erased while `commitment` and `canonical` still prove that nothing was changed.
CREATE TABLE consent_record (
  org_id            uuid NOT NULL,
  id                uuid NOT NULL,
  kind              text NOT NULL CHECK (kind IN ('conversation', 'opt_out', 'opt_in', 'help', 'signed_up', 'given', 'withdrawn', 'asked', 'declined',
                                                  'doubt', 'doubt_cleared', 'wrong_number', 'scope_asked', 'kept', 'overruled', 'erased')),
  level             text CHECK (level IN ('conversational', 'informational', 'promotional')),
  campaign_id       uuid,
  method            text,                       -- how consent was given: the table of consent/methods.ts
  medium            text NOT NULL,              -- how it reached us: inbound_text, carrier_report, staff, import, api
  number_id         uuid,                       -- our number it was texted to
  message_id        uuid,                       -- the text that said so
  rule              text NOT NULL DEFAULT '',   -- the rule that read it so
  said_at           timestamptz(3) NOT NULL,    -- by the carrier's clock, never later than recorded_at
  recorded_at       timestamptz(3) NOT NULL,
  actor_member_id   uuid,                       -- the member of staff, or the API key, that entered it
  actor_key_id      uuid,
  page_url          text,
  wording_version   integer,
  wording_sha256    bytea,
  answers_record_id uuid,                       -- the record that this one answers, confirms or decides
  erased_record_ids uuid[],
  commitment        bytea NOT NULL,
  canonical         bytea NOT NULL,
  PRIMARY KEY (org_id, id)
);
SELECT distribute('consent_record');
SELECT protect('consent_record', 'SELECT, INSERT');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON consent_record
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON consent_record
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The personal part of a record and the salt of its commitment. Erasing a person deletes rows here and nowhere else.
CREATE TABLE record_personal (
  org_id     uuid NOT NULL,
  record_id  uuid NOT NULL,
  salt       bytea NOT NULL,
  phone      text COLLATE "C",
  words      text,               -- what the person wrote or said, word for word
  actor_name text,
  ip         text,
  user_agent text,
  identity   text,               -- who consented: a name, a user name, a session
  experience text,               -- JSON: the language and action by which consent was won (script, form, advertisement)
  evidence   text,               -- JSON: by method, under the schema of consent/methods.ts
  reason     text,
  PRIMARY KEY (org_id, record_id),
  FOREIGN KEY (org_id, record_id) REFERENCES consent_record
);
SELECT distribute('record_personal');
SELECT protect('record_personal', 'SELECT, INSERT, DELETE');
CREATE INDEX record_personal_phone ON record_personal (org_id, phone, record_id DESC);
CREATE TRIGGER never_edited BEFORE UPDATE ON record_personal FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Records that no tree holds yet. Sealing takes them from here.
CREATE TABLE unsealed (
  org_id uuid NOT NULL,
  id     uuid NOT NULL,
  PRIMARY KEY (org_id, id)
);
SELECT distribute('unsealed');
SELECT protect('unsealed', 'SELECT, INSERT, DELETE');
SELECT let_reader_see('unsealed');

-- One row per (organization, phone), made with the contact. Who changes any standing of the phone locks it
-- FOR NO KEY UPDATE; who relies on one, FOR SHARE. It is closed while the latest STOP is not older than the latest START.
CREATE TABLE door (
  org_id       uuid NOT NULL,
  phone        text COLLATE "C" NOT NULL,
  stop_at      timestamptz(3),
  stop_record  uuid,
  stop_kind    text CHECK (stop_kind IN ('opt_out', 'wrong_number')),
  start_at     timestamptz(3),
  start_record uuid,
  -- A text that may have meant STOP: promotional and informational texts wait until somebody has decided at the opt-out desk.
  doubt_at     timestamptz(3),
  doubt_record uuid,
  -- Where their own zone and their address say that they may be (consent/hours/whereabouts.ts): written with the contact's card, read with
  -- the lock that every text takes, none for most.
  whereabouts  text CHECK (length(whereabouts) BETWEEN 1 AND 2000),
  blocked_at   timestamptz(3),          -- the business wants no conversation with them: their texts are kept without a stir
  PRIMARY KEY (org_id, phone)
) WITH (fillfactor = 80);
SELECT distribute('door');
SELECT protect('door', 'SELECT, INSERT, UPDATE');

-- What a phone agreed to, per campaign and level: a fold of the ledger, written under the door's lock and read under it.
CREATE TABLE standing (
  org_id           uuid NOT NULL,
  phone            text COLLATE "C" NOT NULL,
  campaign_id      uuid NOT NULL,
  level            text NOT NULL CHECK (level IN ('informational', 'promotional')),
  given_at         timestamptz(3),
  given_record     uuid,
  withdrawn_at     timestamptz(3),
  withdrawn_record uuid,
  asked_at         timestamptz(3),     -- asked to confirm; until asked_until nothing but that question may be sent
  asked_record     uuid,
  asked_until      timestamptz(3),
  PRIMARY KEY (org_id, phone, campaign_id, level)
) WITH (fillfactor = 80);
SELECT distribute('standing');
SELECT protect('standing', 'SELECT, INSERT, UPDATE');
CREATE INDEX standing_asked ON standing (org_id, asked_until) WHERE asked_record IS NOT NULL;
