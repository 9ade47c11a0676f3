-- The numbers a business texts from, the carrier connections behind them, and the lanes that pace them.

CREATE TABLE connection (
  org_id     uuid NOT NULL,
  id         uuid NOT NULL,
  carrier    text NOT NULL,
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  settings   jsonb NOT NULL DEFAULT '{}',
  sealed     bytea NOT NULL,              -- credentials, encrypted with a key that lies outside the database
  paused_at  timestamptz(3),              -- nothing is handed over while set
  state      text NOT NULL DEFAULT 'new', -- new | up | down, as the worker last saw it
  state_note text NOT NULL DEFAULT '',
  state_at   timestamptz(3),
  version    integer NOT NULL DEFAULT 1,  -- rises with every change of settings or credentials
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id) REFERENCES organization
);
SELECT distribute('connection');
SELECT protect('connection');
SELECT let_reader_see('connection');
CREATE UNIQUE INDEX connection_name ON connection (org_id, lower(name));

CREATE TABLE number (
  org_id        uuid NOT NULL,
  id            uuid NOT NULL,
  phone         text COLLATE "C" NOT NULL CHECK (phone ~ '^\+[1-9][0-9]{1,14}$'),
  name          text NOT NULL DEFAULT '',
  department_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, department_id) REFERENCES department,
  FOREIGN KEY (org_id, connection_id) REFERENCES connection
);
SELECT distribute('number');
SELECT protect('number');
CREATE UNIQUE INDEX number_phone ON number (org_id, phone);

-- One lane per (connection, campaign): a token bucket of segments. `send` never writes it; the dispatcher locks it first.
CREATE TABLE lane (
  org_id             uuid NOT NULL,
  id                 uuid NOT NULL,
  connection_id      uuid NOT NULL,
  campaign_id        uuid,
  segments_per_second real NOT NULL DEFAULT 10 CHECK (segments_per_second > 0),
  burst              real NOT NULL DEFAULT 50 CHECK (burst >= 1),
  tokens             real NOT NULL DEFAULT 50,
  filled_at          timestamptz NOT NULL DEFAULT now(),
  served_at          timestamptz NOT NULL DEFAULT '-infinity',
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, connection_id) REFERENCES connection
);
SELECT distribute('lane');
SELECT protect('lane');
SELECT let_reader_see('lane');
CREATE UNIQUE INDEX lane_connection ON lane (org_id, connection_id, campaign_id) NULLS NOT DISTINCT;
