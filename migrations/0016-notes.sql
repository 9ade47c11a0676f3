-- Internal notes of a conversation: what colleagues tell each other about it. Nothing of these tables is ever read for sending.

CREATE TABLE note (
  org_id          uuid NOT NULL,
  id              uuid NOT NULL,
  conversation_id uuid NOT NULL,
  order_no        bigint NOT NULL,         -- its place among the texts of the thread, counted with them
  change_no       bigint NOT NULL,         -- when it was changed last, by the same count: who holds the thread fetches what is beyond theirs
  author_id       uuid NOT NULL,
  body            text NOT NULL,           -- people who are mentioned stand in it by their ids: notes/words.ts
  request_key     text COLLATE "C" NOT NULL CHECK (length(request_key) BETWEEN 8 AND 100),
  written_at      timestamptz(3) NOT NULL DEFAULT now(),
  edited_at       timestamptz(3),
  deleted_at      timestamptz(3),
  deleted_by      uuid,
  erased_at       timestamptz(3),          -- its words were taken away with the person it was about
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversation,
  CHECK ((deleted_at IS NULL) = (deleted_by IS NULL)),
  CHECK (body <> '' OR deleted_at IS NOT NULL OR erased_at IS NOT NULL),
  CHECK (body = '' OR (deleted_at IS NULL AND erased_at IS NULL)),
  CHECK (change_no >= order_no)
) WITH (fillfactor = 80);
SELECT distribute('note');
SELECT protect('note', 'SELECT, INSERT, UPDATE');
CREATE UNIQUE INDEX note_once ON note (org_id, author_id, request_key);
CREATE UNIQUE INDEX note_thread ON note (org_id, conversation_id, order_no);
-- Those that were edited or deleted, in the order in which that was.
CREATE UNIQUE INDEX note_changed ON note (org_id, conversation_id, change_no) WHERE change_no > order_no;
CREATE TRIGGER keeps_its_place BEFORE UPDATE ON note FOR EACH ROW
  WHEN ((NEW.org_id, NEW.id, NEW.conversation_id, NEW.order_no, NEW.author_id, NEW.request_key, NEW.written_at)
        IS DISTINCT FROM (OLD.org_id, OLD.id, OLD.conversation_id, OLD.order_no, OLD.author_id, OLD.request_key, OLD.written_at))
  EXECUTE FUNCTION refuse_change();

-- What a note said before it was edited. Deleting the note, or erasing the person, takes these away.
CREATE TABLE note_version (
  org_id     uuid NOT NULL,
  note_id    uuid NOT NULL,
  change_no  bigint NOT NULL,              -- of the note, while it said so
  body       text NOT NULL,
  written_at timestamptz(3) NOT NULL,
  PRIMARY KEY (org_id, note_id, change_no),
  FOREIGN KEY (org_id, note_id) REFERENCES note
);
SELECT distribute('note_version');
SELECT protect('note_version', 'SELECT, INSERT, DELETE');
CREATE TRIGGER never_edited BEFORE UPDATE ON note_version FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Who was told that a note mentions them. Who mentions themselves is not.
CREATE TABLE note_mention (
  org_id    uuid NOT NULL,
  note_id   uuid NOT NULL,
  member_id uuid NOT NULL,
  at        timestamptz(3) NOT NULL DEFAULT now(),
  read_at   timestamptz(3),
  PRIMARY KEY (org_id, note_id, member_id),
  FOREIGN KEY (org_id, note_id) REFERENCES note,
  FOREIGN KEY (org_id, member_id) REFERENCES member
) WITH (fillfactor = 80);
SELECT distribute('note_mention');
SELECT protect('note_mention');
CREATE INDEX note_mention_member ON note_mention (org_id, member_id, at DESC, note_id DESC);
CREATE INDEX note_mention_unread ON note_mention (org_id, member_id, at DESC) WHERE read_at IS NULL;
