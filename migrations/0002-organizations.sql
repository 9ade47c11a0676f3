-- The business, its departments, its people and the keys of its integrations.

CREATE TABLE organization (
  org_id             uuid PRIMARY KEY,
  name               text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  is_demo            boolean NOT NULL DEFAULT false,
  conversation_hours integer NOT NULL DEFAULT 24 CHECK (conversation_hours BETWEEN 1 AND 168),
  quiet_informational boolean NOT NULL DEFAULT true, -- quiet hours bind promotional texts by law, informational ones if this says so
  most_promotional   smallint NOT NULL DEFAULT 3 CHECK (most_promotional BETWEEN 1 AND 3), -- promotional texts to one phone in 24 hours
  first_reply_assigns boolean NOT NULL DEFAULT true, -- whoever answers a conversation first has it from then on
  ask_scope          boolean NOT NULL DEFAULT false,  -- the confirmation of an opt-out may ask whether informational texts may go on
  ask_days           smallint NOT NULL DEFAULT 30 CHECK (ask_days BETWEEN 1 AND 365), -- a double opt-in request waits so long, and is asked once within them
  help_contact       text NOT NULL DEFAULT '' CHECK (length(help_contact) <= 120),
  created_at         timestamptz(3) NOT NULL DEFAULT now()
);
SELECT distribute('organization');
SELECT protect('organization', 'SELECT, INSERT, UPDATE');

CREATE TABLE department (
  org_id     uuid NOT NULL,
  id         uuid NOT NULL,
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  time_zone  text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id) REFERENCES organization
);
SELECT distribute('department');
SELECT protect('department');
CREATE UNIQUE INDEX department_name ON department (org_id, lower(name));

-- A person's seat in an organization; who the person is (password, sessions) is the authentication library's business.
CREATE TABLE member (
  org_id         uuid NOT NULL,
  id             uuid NOT NULL,
  user_id        text NOT NULL,
  name           text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  email          text NOT NULL,
  role           text NOT NULL CHECK (role IN ('super_admin', 'admin', 'manager', 'agent', 'auditor')),
  deactivated_at timestamptz(3),
  seen_at        timestamptz(3), -- when they last used Parley, to a few minutes
  created_at     timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id) REFERENCES organization
);
SELECT distribute('member');
SELECT protect('member');
CREATE UNIQUE INDEX member_user ON member (org_id, user_id);
CREATE UNIQUE INDEX member_email ON member (org_id, lower(email));

CREATE TABLE member_department (
  org_id        uuid NOT NULL,
  member_id     uuid NOT NULL,
  department_id uuid NOT NULL,
  PRIMARY KEY (org_id, member_id, department_id),
  FOREIGN KEY (org_id, member_id) REFERENCES member,
  FOREIGN KEY (org_id, department_id) REFERENCES department
);
SELECT distribute('member_department');
SELECT protect('member_department');

-- A one-time link by which a person sets their own password: an invitation to a new seat, or a reset for one who has one.
-- The link itself is shown once and never stored. made_by is null when the operator made it by command line.
CREATE TABLE member_link (
  org_id      uuid NOT NULL,
  id          uuid NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('invitation', 'reset')),
  sha256      bytea NOT NULL CHECK (length(sha256) = 32),
  email       text NOT NULL CHECK (email = lower(email)),
  member_id   uuid, -- whose password; an invitation gets its member when it is used
  role        text CHECK (role IN ('super_admin', 'admin', 'manager', 'agent', 'auditor')),
  departments uuid[] NOT NULL DEFAULT '{}',
  made_by     uuid,
  made_at     timestamptz(3) NOT NULL DEFAULT now(),
  expires_at  timestamptz(3) NOT NULL,
  used_at     timestamptz(3),
  revoked_at  timestamptz(3),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, member_id) REFERENCES member,
  FOREIGN KEY (org_id, made_by) REFERENCES member,
  CHECK ((kind = 'invitation') = (role IS NOT NULL)),
  CHECK (kind = 'invitation' OR member_id IS NOT NULL)
);
SELECT distribute('member_link');
SELECT protect('member_link', 'SELECT, INSERT, UPDATE');
-- Of the links that still stand there is one for each e-mail to invite, and one for each member to reset.
CREATE UNIQUE INDEX member_link_open ON member_link (org_id, kind, email) WHERE used_at IS NULL AND revoked_at IS NULL;
CREATE INDEX member_link_maker ON member_link (org_id, made_by) WHERE used_at IS NULL AND revoked_at IS NULL;

-- Who did what to whose seat, and when. by_member is null when the operator did it by command line.
CREATE TABLE member_event (
  org_id    uuid NOT NULL,
  id        uuid NOT NULL,
  act       text NOT NULL CHECK (act IN ('invited', 'invitation_renewed', 'invitation_revoked', 'joined', 'role_changed',
              'departments_changed', 'deactivated', 'reactivated', 'reset_link_made', 'password_reset')),
  member_id uuid,
  email     text NOT NULL,
  by_member uuid,
  was       text NOT NULL DEFAULT '',
  became    text NOT NULL DEFAULT '',
  at        timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, member_id) REFERENCES member,
  FOREIGN KEY (org_id, by_member) REFERENCES member
);
SELECT distribute('member_event');
SELECT protect('member_event', 'SELECT, INSERT');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON member_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON member_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One hashed, scoped key per integration. The key itself is shown once and never stored.
CREATE TABLE api_key (
  org_id       uuid NOT NULL,
  id           uuid NOT NULL,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  prefix       text NOT NULL,
  sha256       bytea NOT NULL,
  scopes       text[] NOT NULL,
  created_by   uuid NOT NULL,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  last_used_at timestamptz(3),
  revoked_at   timestamptz(3),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, created_by) REFERENCES member
);
SELECT distribute('api_key');
SELECT protect('api_key');
