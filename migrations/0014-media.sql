-- Pictures and other files of texts. The bytes lie in the file store; a row says what they are and where they belong.

CREATE TABLE media (
  org_id          uuid NOT NULL,
  id              uuid NOT NULL,
  -- preparing: its bytes are being stored · ready · waiting: still to be fetched from the carrier · failed: it could not be fetched
  state           text NOT NULL CHECK (state IN ('preparing', 'ready', 'waiting', 'failed')),
  name            text NOT NULL DEFAULT '',   -- as people see it; never part of a path
  type            text NOT NULL,              -- what its bytes are, not what it was called
  bytes           integer NOT NULL DEFAULT 0,
  sha256          bytea,
  width           integer,
  height          integer,
  is_animated     boolean NOT NULL DEFAULT false,
  has_thumbnail   boolean NOT NULL DEFAULT false,
  alt             text NOT NULL DEFAULT '',   -- what it shows, where that is known
  conversation_id uuid,                       -- who may see the conversation may see it; before that, only who brought it
  member_id       uuid,
  key_id          uuid,
  connection_id   uuid,                       -- whose carrier brought it, and where it lies there
  source_url      text,
  tries           smallint NOT NULL DEFAULT 0,
  due_at          timestamptz(3),             -- when it is fetched next
  note            text,                       -- why it could not be fetched, in one sentence
  made_at         timestamptz(3) NOT NULL DEFAULT now(),
  dropped_at      timestamptz(3),             -- nobody may see it any more; its files go next, then its row
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversation,
  CONSTRAINT media_ready_has_bytes CHECK (state <> 'ready' OR (sha256 IS NOT NULL AND bytes > 0))
);
SELECT distribute('media');
SELECT protect('media');
SELECT let_reader_see('media');
CREATE INDEX media_conversation ON media (org_id, conversation_id) WHERE conversation_id IS NOT NULL;
-- What the housekeeping looks for: files to fetch, uploads that were cut off or never used, files to take away.
CREATE INDEX media_due ON media (org_id, due_at) WHERE state = 'waiting';
CREATE INDEX media_cut_off ON media (org_id, made_at) WHERE state = 'preparing';
CREATE INDEX media_unused ON media (org_id, made_at) WHERE conversation_id IS NULL;
CREATE INDEX media_dropped ON media (org_id, dropped_at) WHERE dropped_at IS NOT NULL;

-- How much of its space an organization uses, moved with every row, so that nothing has to be added up.
CREATE TABLE media_use (
  org_id uuid NOT NULL,
  bytes  bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (org_id)
);
SELECT distribute('media_use');
SELECT protect('media_use', 'SELECT, INSERT, UPDATE');

-- The files of a text, both ways, in order. A text without any has no row here, and nothing looks.
CREATE TABLE message_media (
  org_id     uuid NOT NULL,
  message_id uuid NOT NULL,
  position   smallint NOT NULL CHECK (position BETWEEN 1 AND 10),
  media_id   uuid NOT NULL,
  PRIMARY KEY (org_id, message_id, position),
  FOREIGN KEY (org_id, media_id) REFERENCES media
);
SELECT distribute('message_media');
SELECT protect('message_media', 'SELECT, INSERT, DELETE');
CREATE INDEX message_media_media ON message_media (org_id, media_id);

-- The demo's phone network keeps its own copies, as a carrier does.
CREATE TABLE phone_media (
  org_id     uuid NOT NULL,
  id         uuid NOT NULL,
  text_id    uuid,                            -- none before it is sent
  position   smallint NOT NULL DEFAULT 1,
  type       text NOT NULL,
  bytes      integer NOT NULL DEFAULT 0,
  source_url text,                            -- Parley's signed link, until it was fetched
  note       text,                            -- why it could not be
  made_at    timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id)
);
SELECT distribute('phone_media');
SELECT protect('phone_media');
SELECT let_reader_see('phone_media');
CREATE INDEX phone_media_text ON phone_media (org_id, text_id, position);
CREATE INDEX phone_media_waiting ON phone_media (org_id) WHERE source_url IS NOT NULL AND note IS NULL;
