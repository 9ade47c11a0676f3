-- Contacts are found by the beginning of any word of their name. Under row-level security LIKE cannot use an index, but
-- a range over bytes can: its operators are marked leakproof.

CREATE TABLE contact_word (
  org_id     uuid NOT NULL,
  word       text COLLATE "C" NOT NULL CHECK (length(word) BETWEEN 1 AND 100),
  contact_id uuid NOT NULL,
  PRIMARY KEY (org_id, word, contact_id),
  FOREIGN KEY (org_id, contact_id) REFERENCES contact
);
SELECT distribute('contact_word');
SELECT protect('contact_word', 'SELECT, INSERT, DELETE');
CREATE INDEX contact_word_contact ON contact_word (org_id, contact_id);
