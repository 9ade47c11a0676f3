-- What seals the ledger: each organization's tree, the install's tree over all of those, its signed heads (docs/ledger-format.md), and who may not be erased.

-- The order in which an organization's records were sealed.
CREATE TABLE leaf (
  org_id    uuid NOT NULL,
  position  bigint NOT NULL CHECK (position >= 0),
  record_id uuid NOT NULL,
  hash      bytea NOT NULL,
  PRIMARY KEY (org_id, position),
  UNIQUE (org_id, record_id)
);
SELECT distribute('leaf');
SELECT protect('leaf', 'SELECT, INSERT');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON leaf FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Roots of full blocks of 256^level leaves: proofs read these in place of thousands of leaves.
CREATE TABLE tile (
  org_id uuid NOT NULL,
  level  smallint NOT NULL CHECK (level > 0),
  index  bigint NOT NULL,
  hash   bytea NOT NULL,
  PRIMARY KEY (org_id, level, index)
);
SELECT distribute('tile');
SELECT protect('tile', 'SELECT, INSERT');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON tile FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON tile FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What an organization's tree has come to. Who seals locks it; everybody else passes on.
CREATE TABLE tree_head (
  org_id   uuid NOT NULL PRIMARY KEY,
  size     bigint NOT NULL,
  root     bytea NOT NULL,
  frontier bytea NOT NULL
) WITH (fillfactor = 70);
SELECT distribute('tree_head');
SELECT protect('tree_head', 'SELECT, INSERT, UPDATE');
SELECT let_reader_see('tree_head');
CREATE TRIGGER never_deleted BEFORE DELETE ON tree_head FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The tables of the install's tree are written by the install itself, in a transaction of no organization: by the owner, who is
-- bound by row-level security everywhere else. The names are compared because on PostgreSQL 15 the owner inherits those roles.
CREATE FUNCTION let_install_write(t regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY install ON %s USING (current_user NOT IN (''parley_web'', ''parley_reader'', ''parley_backup''))
                    WITH CHECK (current_user NOT IN (''parley_web'', ''parley_reader'', ''parley_backup''))', t);
END $$;

-- What organizations' trees came to and no signed head covers yet: written by each sealing, taken by the next signing.
CREATE TABLE unsigned (
  org_id uuid NOT NULL,
  size   bigint NOT NULL,
  root   bytea NOT NULL,
  PRIMARY KEY (org_id, size)
);
SELECT protect('unsigned', 'INSERT');
SELECT let_reader_see('unsigned');
SELECT let_install_write('unsigned');

-- The leaves of the install's tree, and the signed head that covers each first. Its order is the install's, so its key is, too.
CREATE TABLE install_leaf (
  position bigint NOT NULL PRIMARY KEY CHECK (position >= 0),
  number   bigint NOT NULL,
  org_id   uuid NOT NULL,
  size     bigint NOT NULL,
  root     bytea NOT NULL,
  UNIQUE (org_id, size)
);
SELECT protect('install_leaf', 'SELECT');
SELECT let_reader_see('install_leaf');
SELECT let_install_write('install_leaf');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON install_leaf FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON install_leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- As tile, of the install's tree. Only hashes: it names nobody.
CREATE TABLE install_tile (
  level smallint NOT NULL CHECK (level > 0),
  index bigint NOT NULL,
  hash  bytea NOT NULL,
  PRIMARY KEY (level, index)
);
GRANT SELECT ON install_tile TO parley_web, parley_reader, parley_backup;

-- One row: what the install's tree has come to. Who signs locks it.
CREATE TABLE install_tree (
  is_only  boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (is_only),
  size     bigint NOT NULL,
  frontier bytea NOT NULL
) WITH (fillfactor = 70);

CREATE TABLE install_head (
  number     bigint NOT NULL PRIMARY KEY CHECK (number > 0),
  at         timestamptz(3) NOT NULL,
  size       bigint NOT NULL,
  root       bytea NOT NULL,
  previous   bytea,
  public_key bytea NOT NULL,
  signature  bytea NOT NULL
);
GRANT SELECT ON install_head TO parley_web, parley_reader, parley_backup;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON install_head FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON install_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Somebody whose records a dispute needs: they are neither erased nor let go of by age until the hold is lifted.
CREATE TABLE legal_hold (
  org_id  uuid NOT NULL,
  phone   text COLLATE "C" NOT NULL,
  reason  text NOT NULL CHECK (length(reason) BETWEEN 1 AND 400),
  set_by  text NOT NULL,
  set_at  timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, phone)
);
SELECT distribute('legal_hold');
SELECT protect('legal_hold', 'SELECT, INSERT, DELETE');
