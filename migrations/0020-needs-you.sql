-- Texts that waited for a person, and what the person did with each: put it aside, or sent it again as a new text.

CREATE TABLE dismissal (
  org_id     uuid NOT NULL,
  id         uuid NOT NULL,
  message_id uuid NOT NULL,
  way        text NOT NULL CHECK (way IN ('dismissed', 'sent_again')),
  state      text NOT NULL,                -- the state it was in then
  again_id   uuid,                         -- the new text in its place
  member_id  uuid NOT NULL,
  at         timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  CONSTRAINT dismissal_names_the_new_text CHECK ((way = 'sent_again') = (again_id IS NOT NULL)),
  FOREIGN KEY (org_id, message_id) REFERENCES message_outbound,
  FOREIGN KEY (org_id, again_id) REFERENCES message_outbound,
  FOREIGN KEY (org_id, member_id) REFERENCES member
);
SELECT distribute('dismissal');
SELECT protect('dismissal', 'SELECT, INSERT');
CREATE INDEX dismissal_message ON dismissal (org_id, message_id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON dismissal FOR EACH ROW EXECUTE FUNCTION refuse_change();
