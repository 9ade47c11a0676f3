-- What members have typed and not sent yet, so that another of their devices goes on where they stopped. One for each conversation, one
-- for each new recipient, and one while nobody is chosen.

CREATE TABLE draft (
  org_id          uuid NOT NULL,
  member_id       uuid NOT NULL,
  about           text COLLATE "C" NOT NULL,   -- the conversation's id, "compose <phone>", or "compose" while nobody is chosen
  conversation_id uuid,
  phone           text COLLATE "C",
  version         integer NOT NULL DEFAULT 1,  -- a save names the one it was made from: an older save changes nothing
  body            text NOT NULL CHECK (length(body) <= 20000),
  campaign_id     uuid,                        -- what it is to be sent as; none for an answer in the conversation
  level           text CHECK (level IN ('informational', 'promotional')),
  template_id     uuid,
  request_key     text COLLATE "C" CHECK (length(request_key) <= 100), -- set once this very text was tried: it must not be sent twice
  attachments     uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(attachments) <= 10),
  saved_at        timestamptz(3) NOT NULL DEFAULT now(),
  -- Sent or taken away. The row stays for a day, so that a save that was long on its way cannot bring it back.
  emptied_at      timestamptz(3) CHECK (emptied_at IS NULL OR (body = '' AND attachments = '{}')),
  PRIMARY KEY (org_id, member_id, about),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversation,
  CHECK (about = COALESCE(conversation_id::text, 'compose' || COALESCE(' ' || phone, ''))),
  CHECK ((campaign_id IS NULL) = (level IS NULL))
) WITH (fillfactor = 50);
SELECT distribute('draft');
SELECT protect('draft');
SELECT let_reader_see('draft');
-- Nothing that typing changes is in an index, so a save moves no entry of one. These are for erasing a person, and for letting go.
CREATE INDEX draft_conversation ON draft (org_id, conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX draft_phone ON draft (org_id, phone) WHERE phone IS NOT NULL;
CREATE INDEX draft_emptied ON draft (org_id, emptied_at) WHERE emptied_at IS NOT NULL;
