-- The demo's phone network: phones in the browser, their texts, and what the network still has to tell Parley.

CREATE TABLE phone_handset (
  org_id     uuid NOT NULL,
  phone      text COLLATE "C" NOT NULL CHECK (phone ~ '^\+[1-9][0-9]{1,14}$'),
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, phone)
);
SELECT distribute('phone_handset');
SELECT protect('phone_handset', 'SELECT, INSERT, DELETE');

-- One row per demo: made when somebody first looks at the phones, so that removed ones stay removed.
CREATE TABLE phone_network (
  org_id uuid NOT NULL,
  is_off boolean NOT NULL DEFAULT false,  -- takes no texts from Parley while set; phones still can text
  PRIMARY KEY (org_id)
);
SELECT distribute('phone_network');
SELECT protect('phone_network', 'SELECT, INSERT, UPDATE');

CREATE TABLE phone_text (
  org_id        uuid NOT NULL,
  id            uuid NOT NULL,
  phone         text COLLATE "C" NOT NULL,  -- the handset's
  our_number    text COLLATE "C" NOT NULL,  -- the business's
  connection_id uuid NOT NULL,
  from_handset  boolean NOT NULL,
  body          text NOT NULL,
  at            timestamptz(3) NOT NULL DEFAULT now(),
  told_at       timestamptz(3),             -- when Parley took the text of a handset
  media_count   smallint NOT NULL DEFAULT 0, -- how many files go with it (phone_media)
  PRIMARY KEY (org_id, id)
);
SELECT distribute('phone_text');
SELECT protect('phone_text', 'SELECT, INSERT, UPDATE');
CREATE INDEX phone_text_handset ON phone_text (org_id, phone, id DESC);

-- What was decided about each attempt: taken as this text, or, with none, never to be taken because Parley asked
-- for it and was told that it is not here. The unique key makes both answers final.
CREATE TABLE phone_attempt (
  org_id     uuid NOT NULL,
  attempt_id uuid NOT NULL,
  text_id    uuid,
  PRIMARY KEY (org_id, attempt_id)
);
SELECT distribute('phone_attempt');
SELECT protect('phone_attempt', 'SELECT, INSERT');

-- Webhooks still to be delivered. A row goes away only when Parley has answered 2xx.
CREATE TABLE phone_event (
  org_id        uuid NOT NULL,
  id            uuid NOT NULL,
  connection_id uuid NOT NULL,
  text_id       uuid NOT NULL,
  says          text NOT NULL CHECK (says IN ('text', 'sent', 'delivered')),
  due_at        timestamptz(3) NOT NULL,
  PRIMARY KEY (org_id, id)
);
SELECT distribute('phone_event');
SELECT protect('phone_event', 'SELECT, INSERT, DELETE');
SELECT let_reader_see('phone_event');
CREATE INDEX phone_event_due ON phone_event (org_id, connection_id, due_at, id);
