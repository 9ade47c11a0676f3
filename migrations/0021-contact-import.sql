-- Contacts taken in from a file: the file in parts while it is read, how far it is, and what could not be taken.

CREATE TABLE contact_import (
  org_id     uuid NOT NULL,
  id         uuid NOT NULL,
  member_id  uuid NOT NULL,
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 200), -- of the file
  bytes      bigint NOT NULL CHECK (bytes BETWEEN 1 AND 104857600),
  state      text NOT NULL DEFAULT 'uploading' CHECK (state IN ('uploading', 'running', 'done', 'cancelled', 'failed')),
  settings   jsonb,                          -- which column is what, the country of the numbers, what becomes of known contacts
  rows_done  integer NOT NULL DEFAULT 0,     -- so many rows of the file are behind it, the heading among them: a restart goes on from there
  bytes_done bigint NOT NULL DEFAULT 0,
  added      integer NOT NULL DEFAULT 0,
  changed    integer NOT NULL DEFAULT 0,
  unchanged  integer NOT NULL DEFAULT 0,
  opted_out  integer NOT NULL DEFAULT 0,     -- of these people so many have opted out, and stay so
  refused    integer NOT NULL DEFAULT 0,
  problems   integer NOT NULL DEFAULT 0,
  sentence   text,                           -- why it failed
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  started_at timestamptz(3),
  beat_at    timestamptz(3),                 -- a running one that has not said so for a while was left by its worker
  ended_at   timestamptz(3),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, member_id) REFERENCES member
) WITH (fillfactor = 80);
SELECT distribute('contact_import');
SELECT protect('contact_import');
SELECT let_reader_see('contact_import');
CREATE INDEX contact_import_left ON contact_import (beat_at) WHERE state = 'running';
CREATE INDEX contact_import_old ON contact_import (created_at);

-- Gone as soon as the import has ended.
CREATE TABLE contact_import_part (
  org_id    uuid NOT NULL,
  import_id uuid NOT NULL,
  part      smallint NOT NULL CHECK (part BETWEEN 0 AND 399),
  bytes     bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 524288),
  PRIMARY KEY (org_id, import_id, part),
  FOREIGN KEY (org_id, import_id) REFERENCES contact_import ON DELETE CASCADE
);
SELECT distribute('contact_import_part');
SELECT protect('contact_import_part');

CREATE TABLE contact_import_problem (
  org_id    uuid NOT NULL,
  import_id uuid NOT NULL,
  row_no    integer NOT NULL,
  field     text NOT NULL,
  value     text NOT NULL CHECK (length(value) <= 200),
  sentence  text NOT NULL,
  is_taken  boolean NOT NULL,               -- the person was taken in all the same, without this value
  PRIMARY KEY (org_id, import_id, row_no, field),
  FOREIGN KEY (org_id, import_id) REFERENCES contact_import ON DELETE CASCADE
);
SELECT distribute('contact_import_problem');
SELECT protect('contact_import_problem');
