-- What texts are found by, filled right after their commit and never on their way in. Each text has a place, counted up in its
-- organization; a shelf is 8,192 places; for each word and shelf stand the places whose texts hold the word. Rows are found by equality
-- and by ranges over bytes, the kinds of search that row-level security lets use an index. All of it can be made anew from the texts.

CREATE TABLE search_text (
  org_id          uuid NOT NULL,
  place           bigint NOT NULL,
  message_id      uuid NOT NULL,
  conversation_id uuid NOT NULL,
  source          text NOT NULL,               -- whose words: an entry of src/search/sources
  at              timestamptz(3) NOT NULL,
  PRIMARY KEY (org_id, place)
);
SELECT distribute('search_text');
SELECT protect('search_text', 'SELECT, INSERT, DELETE');

-- Which texts have a place, and which. A table of its own: with two indexes beside each other, plans made while the table was empty
-- walked the wrong one.
CREATE TABLE search_taken (
  org_id     uuid NOT NULL,
  message_id uuid NOT NULL,
  place      bigint NOT NULL,
  PRIMARY KEY (org_id, message_id)
);
SELECT distribute('search_taken');
SELECT protect('search_taken', 'SELECT, INSERT, DELETE');

CREATE TABLE search_word (
  org_id uuid NOT NULL,
  word   text COLLATE "C" NOT NULL CHECK (length(word) BETWEEN 1 AND 40),
  shelf  integer NOT NULL,
  places smallint[] NOT NULL,                  -- on the shelf
  PRIMARY KEY (org_id, word, shelf)
) WITH (fillfactor = 80);
SELECT distribute('search_word');
SELECT protect('search_word');

-- From when to when the texts of a shelf are: a search within dates begins at the right one.
CREATE TABLE search_shelf (
  org_id   uuid NOT NULL,
  shelf    integer NOT NULL,
  first_at timestamptz(3) NOT NULL,
  last_at  timestamptz(3) NOT NULL,
  PRIMARY KEY (org_id, shelf)
) WITH (fillfactor = 80);
SELECT distribute('search_shelf');
SELECT protect('search_shelf', 'SELECT, INSERT, UPDATE');

-- How far an organization's index is. Whoever changes the index holds this row, so an erasure and the filling never pass each other.
CREATE TABLE search_progress (
  org_id     uuid PRIMARY KEY,
  next_place bigint NOT NULL DEFAULT 0,
  read_until timestamptz(3) NOT NULL DEFAULT 'epoch', -- by the time in their ids, texts were read up to here
  sure_until timestamptz(3) NOT NULL DEFAULT 'epoch'  -- and up to here also those whose commit came late
) WITH (fillfactor = 50);
SELECT distribute('search_progress');
SELECT protect('search_progress', 'SELECT, INSERT, UPDATE');
