-- Templates: words that are written once and used often. Personal ones are a member's; shared ones a department's, or the organization's.

CREATE TABLE template (
  org_id        uuid NOT NULL,
  id            uuid NOT NULL,
  name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  body          text NOT NULL CHECK (length(body) BETWEEN 1 AND 1600),
  kind          text NOT NULL CHECK (kind IN ('text', 'review')),
  member_id     uuid,                   -- whose it is, where it is personal
  department_id uuid,                   -- whose it is, where one department shares it
  shelf         uuid NOT NULL GENERATED ALWAYS AS (COALESCE(member_id, department_id, org_id)) STORED, -- where it is looked for
  campaign_id   uuid,                   -- the campaign and level that it is fixed to
  level         text CHECK (level IN ('informational', 'promotional')),
  version       integer NOT NULL DEFAULT 1,
  used          bigint NOT NULL DEFAULT 0,
  last_used_at  timestamptz(3),
  changed_at    timestamptz(3) NOT NULL DEFAULT now(),
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  deleted_at    timestamptz(3),         -- it can be taken back, and texts that were made from it still name it
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, member_id) REFERENCES member,
  FOREIGN KEY (org_id, department_id) REFERENCES department,
  FOREIGN KEY (org_id, campaign_id) REFERENCES campaign,
  CHECK (member_id IS NULL OR department_id IS NULL),
  CHECK ((campaign_id IS NULL) = (level IS NULL))
);
SELECT distribute('template');
SELECT protect('template', 'SELECT, INSERT, UPDATE');
CREATE UNIQUE INDEX template_name ON template (org_id, shelf, lower(name)) WHERE deleted_at IS NULL;
