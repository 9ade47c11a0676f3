-- What happened to conversations and contacts besides texts and consent: who took, closed and named them. The Contact Journey reads it.

CREATE TABLE thread_event (
  org_id          uuid NOT NULL,
  id              uuid NOT NULL,
  conversation_id uuid NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('assigned', 'closed', 'reopened', 'snoozed', 'woken', 'transferred')),
  actor_member_id uuid,                    -- who did it: a member, or an API key; nobody where a text did it by itself
  actor_key_id    uuid,
  to_member_id    uuid,                    -- whom it was assigned to; none when it was put back
  from_department_id uuid,                 -- of a transfer
  to_department_id   uuid,
  until           timestamptz(3),          -- of a snooze; none: until they text
  words           text NOT NULL DEFAULT '', -- what was said with a transfer; erasing the person takes it away
  at              timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversation
);
SELECT distribute('thread_event');
SELECT protect('thread_event', 'SELECT, INSERT');
GRANT UPDATE (words) ON thread_event TO parley_web;
CREATE INDEX thread_event_conversation ON thread_event (org_id, conversation_id, at DESC, id DESC);
CREATE TRIGGER never_deleted BEFORE DELETE ON thread_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_erased BEFORE UPDATE ON thread_event FOR EACH ROW
  WHEN (NEW.words <> '' OR (NEW.org_id, NEW.id, NEW.conversation_id, NEW.kind, NEW.actor_member_id, NEW.actor_key_id, NEW.to_member_id, NEW.from_department_id, NEW.to_department_id, NEW.until, NEW.at)
        IS DISTINCT FROM (OLD.org_id, OLD.id, OLD.conversation_id, OLD.kind, OLD.actor_member_id, OLD.actor_key_id, OLD.to_member_id, OLD.from_department_id, OLD.to_department_id, OLD.until, OLD.at))
  EXECUTE FUNCTION refuse_change();

-- Names and addresses are personal: erasing a person deletes these rows; nobody edits one.
CREATE TABLE contact_event (
  org_id          uuid NOT NULL,
  id              uuid NOT NULL,
  contact_id      uuid NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('named', 'company', 'email', 'time_zone', 'address', 'blocked', 'unblocked', 'erased')),
  before          text NOT NULL,
  after           text NOT NULL,
  actor_member_id uuid,
  actor_key_id    uuid,
  at              timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, contact_id) REFERENCES contact
);
SELECT distribute('contact_event');
SELECT protect('contact_event', 'SELECT, INSERT, DELETE');
CREATE INDEX contact_event_contact ON contact_event (org_id, contact_id, at DESC, id DESC);
CREATE TRIGGER never_edited BEFORE UPDATE ON contact_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
