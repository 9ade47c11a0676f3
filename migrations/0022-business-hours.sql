-- When each department is there, and what it answers when it is not.

CREATE TABLE business_hours (
  org_id        uuid NOT NULL,
  department_id uuid NOT NULL,
  is_on         boolean NOT NULL DEFAULT false, -- answers outside of these hours
  week          jsonb NOT NULL,                 -- for each day from Monday: from and to, in minutes since midnight where the department is
  holidays      jsonb NOT NULL DEFAULT '[]',    -- days on which it is closed, each with its name
  answer        text NOT NULL DEFAULT '' CHECK (length(answer) <= 320),
  version       integer NOT NULL DEFAULT 1,
  changed_by    uuid,
  changed_at    timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, department_id),
  FOREIGN KEY (org_id, department_id) REFERENCES department ON DELETE CASCADE
);
SELECT distribute('business_hours');
SELECT protect('business_hours', 'SELECT, INSERT, UPDATE');
SELECT let_reader_see('business_hours');
