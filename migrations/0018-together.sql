-- Tags of conversations and contacts: one set of names for a business, put on whatever it wants to find again.

CREATE TABLE tag (
  org_id    uuid NOT NULL,
  id        uuid NOT NULL,
  name      text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  colour    text NOT NULL CHECK (colour IN ('grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet')),
  member_id uuid,                          -- who made it
  made_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id)
);
SELECT distribute('tag');
SELECT protect('tag');
CREATE UNIQUE INDEX tag_name ON tag (org_id, lower(name));

CREATE TABLE conversation_tag (
  org_id          uuid NOT NULL,
  conversation_id uuid NOT NULL,
  tag_id          uuid NOT NULL,
  PRIMARY KEY (org_id, conversation_id, tag_id),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversation,
  FOREIGN KEY (org_id, tag_id) REFERENCES tag
);
SELECT distribute('conversation_tag');
SELECT protect('conversation_tag', 'SELECT, INSERT, DELETE');
CREATE INDEX conversation_tag_tag ON conversation_tag (org_id, tag_id, conversation_id);

CREATE TABLE contact_tag (
  org_id     uuid NOT NULL,
  contact_id uuid NOT NULL,
  tag_id     uuid NOT NULL,
  PRIMARY KEY (org_id, contact_id, tag_id),
  FOREIGN KEY (org_id, contact_id) REFERENCES contact,
  FOREIGN KEY (org_id, tag_id) REFERENCES tag
);
SELECT distribute('contact_tag');
SELECT protect('contact_tag', 'SELECT, INSERT, DELETE');
CREATE INDEX contact_tag_tag ON contact_tag (org_id, tag_id, contact_id);
