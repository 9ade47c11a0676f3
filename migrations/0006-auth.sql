-- Who a person is: the authentication library's own tables (better-auth 1.7), in a schema that the web role cannot reach,
-- and how a new install is begun. Names and types are the library's; a test compares them with what it asks for.

CREATE SCHEMA auth;

CREATE TABLE auth."user" (
  id              text PRIMARY KEY,
  name            text NOT NULL,
  email           text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL,
  image           text,
  "createdAt"     timestamptz NOT NULL DEFAULT now(),
  "updatedAt"     timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE auth.session (
  id          text PRIMARY KEY,
  "expiresAt" timestamptz NOT NULL,
  token       text NOT NULL UNIQUE,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId"    text NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE
);
CREATE INDEX session_of_user ON auth.session ("userId");
CREATE INDEX session_expires ON auth.session ("expiresAt");

-- How a person may sign in: a password (provider "credential") now, other providers later.
CREATE TABLE auth.account (
  id                      text PRIMARY KEY,
  "accountId"             text NOT NULL,
  "providerId"            text NOT NULL,
  "userId"                text NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE,
  "accessToken"           text,
  "refreshToken"          text,
  "idToken"               text,
  "accessTokenExpiresAt"  timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope                   text,
  password                text,
  "createdAt"             timestamptz NOT NULL DEFAULT now(),
  "updatedAt"             timestamptz NOT NULL
);
CREATE INDEX account_user ON auth.account ("userId");

CREATE TABLE auth.verification (
  id          text PRIMARY KEY,
  identifier  text NOT NULL,
  value       text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX verification_identifier ON auth.verification (identifier);

-- Ours: how often a secret was guessed wrongly, by digest of who guessed what. In the database, so that several web
-- processes count together.
CREATE TABLE auth.failure (
  sha256   bytea PRIMARY KEY,
  failures integer NOT NULL,
  since    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX failure_since ON auth.failure (since);

-- The connections file names organizations, and the sign-in page must know whether there is one.
SELECT let_reader_see('organization');

-- Whoever inserts this row makes the first organization; everybody else comes too late. It waits for one under way.
CREATE FUNCTION begin_install() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO install_secret (kind, sha256, org_id, used_at)
  VALUES ('installed', ''::bytea, current_setting('app.org')::uuid, now())
  ON CONFLICT (kind) DO NOTHING;
  RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION begin_install() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION begin_install() TO parley_web;
