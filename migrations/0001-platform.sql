-- What every later migration stands on: how a table is walled off, how a link to an organization is found.

-- On Citus this is replaced by one that calls create_distributed_table(t, 'org_id'); elsewhere a table is just a table.
CREATE FUNCTION distribute(t regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
END $$;

-- Row-level security for one table: the organization of the transaction (SET LOCAL "app.org") and no other.
-- FORCE binds the owner too, so a forgotten WHERE cannot cross the wall, whoever runs it.
CREATE FUNCTION protect(t regclass, grants text DEFAULT 'SELECT, INSERT, UPDATE, DELETE') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY own_organization ON %s
                    USING (org_id = NULLIF(current_setting(''app.org'', true), '''')::uuid)
                    WITH CHECK (org_id = NULLIF(current_setting(''app.org'', true), '''')::uuid)', t);
  EXECUTE format('GRANT %s ON %s TO parley_web', grants, t);
  -- A backup reads every organization, online and without lifting the wall. The name is compared, too: on PostgreSQL 15
  -- the owner inherits the role that it may become, and must not read everything because of it.
  EXECUTE format('CREATE POLICY backup ON %s FOR SELECT TO parley_backup USING (current_user = ''parley_backup'')', t);
  EXECUTE format('GRANT SELECT ON %s TO parley_backup', t);
END $$;

-- The reader finds work across organizations and never locks; it sees only the tables named to it.
CREATE FUNCTION let_reader_see(t regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- On PostgreSQL 15 a role inherits every role that it may become, so there the owner would read everything, too, if
  -- the name were not compared; since 16 it is granted without inheriting, and nothing has to be compared for each row.
  EXECUTE format('CREATE POLICY reader ON %s FOR SELECT TO parley_reader USING (%s)', t,
                 CASE WHEN current_setting('server_version_num')::integer < 160000
                      THEN 'current_user = ''parley_reader''' ELSE 'true' END);
  EXECUTE format('GRANT SELECT ON %s TO parley_reader', t);
END $$;

-- The second wall of append-only tables; the first is that nobody is granted UPDATE or DELETE.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP;
END $$;

-- Before an organization is known there is only this: a digest (of an API key, a user id, a connection id) and whose it is.
CREATE TABLE route (
  kind   text  NOT NULL,
  sha256 bytea NOT NULL,
  org_id uuid  NOT NULL,
  id     uuid  NOT NULL,
  PRIMARY KEY (kind, sha256, org_id)
);
GRANT SELECT ON route TO parley_web, parley_reader;

CREATE FUNCTION add_route(kind text, secret text, id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO route (kind, sha256, org_id, id)
  VALUES (add_route.kind, sha256(convert_to(add_route.secret, 'UTF8')),
          current_setting('app.org')::uuid, add_route.id)
  ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION remove_route(kind text, id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM route r
   WHERE r.kind = remove_route.kind AND r.id = remove_route.id
     AND r.org_id = current_setting('app.org')::uuid;
END $$;
REVOKE ALL ON FUNCTION add_route(text, text, uuid), remove_route(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add_route(text, text, uuid), remove_route(text, uuid) TO parley_web;

-- Facts of the install itself (set-up code, demo sign-in link): one-time secrets, kept as digests.
CREATE TABLE install_secret (
  kind    text        PRIMARY KEY,
  sha256  bytea       NOT NULL,
  org_id  uuid,
  id      uuid,
  made_at timestamptz(3) NOT NULL DEFAULT now(),
  used_at timestamptz(3)
);
