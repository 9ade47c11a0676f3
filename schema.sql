-- Today’s schema, for reading. Written by scripts/schema.ts from the migrations; do not edit it.

CREATE SCHEMA auth;

CREATE TABLE auth.account (
  id text NOT NULL,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" text NOT NULL,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone DEFAULT now() NOT NULL,
  "updatedAt" timestamp with time zone NOT NULL,
  CONSTRAINT account_pkey PRIMARY KEY (id),
  CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX account_user ON auth.account USING btree ("userId");

CREATE TABLE auth.failure (
  sha256 bytea NOT NULL,
  failures integer NOT NULL,
  since timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT failure_pkey PRIMARY KEY (sha256)
);
CREATE INDEX failure_since ON auth.failure USING btree (since);

CREATE TABLE auth.session (
  id text NOT NULL,
  "expiresAt" timestamp with time zone NOT NULL,
  token text NOT NULL,
  "createdAt" timestamp with time zone DEFAULT now() NOT NULL,
  "updatedAt" timestamp with time zone NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId" text NOT NULL,
  CONSTRAINT session_pkey PRIMARY KEY (id),
  CONSTRAINT session_token_key UNIQUE (token),
  CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX session_expires ON auth.session USING btree ("expiresAt");
CREATE INDEX session_of_user ON auth.session USING btree ("userId");

CREATE TABLE auth."user" (
  id text NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  "emailVerified" boolean NOT NULL,
  image text,
  "createdAt" timestamp with time zone DEFAULT now() NOT NULL,
  "updatedAt" timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT user_pkey PRIMARY KEY (id),
  CONSTRAINT user_email_key UNIQUE (email)
);

CREATE TABLE auth.verification (
  id text NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  "expiresAt" timestamp with time zone NOT NULL,
  "createdAt" timestamp with time zone DEFAULT now() NOT NULL,
  "updatedAt" timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_identifier ON auth.verification USING btree (identifier);

CREATE TABLE public.api_key (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  sha256 bytea NOT NULL,
  scopes text[] NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  last_used_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  CONSTRAINT api_key_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT api_key_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  CONSTRAINT api_key_org_id_created_by_fkey FOREIGN KEY (org_id, created_by) REFERENCES member(org_id, id)
);
ALTER TABLE public.api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.api_key FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.api_key FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.api_key FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.api_key TO parley_backup;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.api_key TO parley_web;

CREATE TABLE public.attempt (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  message_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  worker_id uuid NOT NULL,
  started_at timestamp with time zone DEFAULT now() NOT NULL,
  outcome text,
  carrier_message_id text COLLATE "C",
  code text,
  note text,
  settled_at timestamp with time zone,
  CONSTRAINT attempt_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT attempt_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'refused'::text, 'not_sent'::text, 'unknown'::text]))),
  CONSTRAINT attempt_org_id_message_id_fkey FOREIGN KEY (org_id, message_id) REFERENCES message_outbound(org_id, id)
) WITH (fillfactor=80);
CREATE INDEX attempt_carrier ON public.attempt USING btree (org_id, connection_id, carrier_message_id) WHERE (carrier_message_id IS NOT NULL);
CREATE INDEX attempt_message ON public.attempt USING btree (org_id, message_id);
CREATE INDEX attempt_open ON public.attempt USING btree (org_id, started_at) WHERE (outcome IS NULL);
CREATE INDEX attempt_unknown ON public.attempt USING btree (org_id, settled_at) WHERE (outcome = 'unknown'::text);
ALTER TABLE public.attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.attempt FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.attempt FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.attempt FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.attempt FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.attempt TO parley_backup;
GRANT SELECT ON TABLE public.attempt TO parley_reader;
GRANT INSERT, SELECT, UPDATE ON TABLE public.attempt TO parley_web;

CREATE TABLE public.business_hours (
  org_id uuid NOT NULL,
  department_id uuid NOT NULL,
  is_on boolean DEFAULT false NOT NULL,
  week jsonb NOT NULL,
  holidays jsonb DEFAULT '[]'::jsonb NOT NULL,
  answer text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  changed_by uuid,
  changed_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT business_hours_pkey PRIMARY KEY (org_id, department_id),
  CONSTRAINT business_hours_answer_check CHECK ((length(answer) <= 320)),
  CONSTRAINT business_hours_org_id_department_id_fkey FOREIGN KEY (org_id, department_id) REFERENCES department(org_id, id) ON DELETE CASCADE
);
ALTER TABLE public.business_hours ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.business_hours FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.business_hours FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.business_hours FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.business_hours FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.business_hours TO parley_backup;
GRANT SELECT ON TABLE public.business_hours TO parley_reader;
GRANT INSERT, SELECT, UPDATE ON TABLE public.business_hours TO parley_web;

CREATE TABLE public.campaign (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  use_case text NOT NULL,
  description text DEFAULT ''::text NOT NULL,
  levels text[] NOT NULL,
  double_opt_in boolean DEFAULT false NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  archived_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT campaign_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT campaign_description_check CHECK ((length(description) <= 400)),
  CONSTRAINT campaign_levels_check CHECK (((cardinality(levels) > 0) AND (levels <@ ARRAY['informational'::text, 'promotional'::text]))),
  CONSTRAINT campaign_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  CONSTRAINT campaign_use_case_check CHECK (((length(use_case) >= 1) AND (length(use_case) <= 60)))
);
CREATE UNIQUE INDEX campaign_name ON public.campaign USING btree (org_id, lower(name)) WHERE (archived_at IS NULL);
ALTER TABLE public.campaign ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.campaign FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.campaign FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.campaign FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.campaign TO parley_backup;
GRANT INSERT, SELECT, UPDATE ON TABLE public.campaign TO parley_web;

CREATE TABLE public.campaign_keyword (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  number_id uuid NOT NULL,
  keyword text COLLATE "C" NOT NULL,
  levels text[] NOT NULL,
  wording text NOT NULL,
  wording_version integer DEFAULT 1 NOT NULL,
  wording_sha256 bytea NOT NULL,
  place text NOT NULL,
  link text,
  lacks text[] NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  removed_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT campaign_keyword_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT campaign_keyword_keyword_check CHECK ((keyword ~ '^[a-z0-9]{2,20}$'::text)),
  CONSTRAINT campaign_keyword_levels_check CHECK (((cardinality(levels) > 0) AND (levels <@ ARRAY['informational'::text, 'promotional'::text]))),
  CONSTRAINT campaign_keyword_link_check CHECK ((length(link) <= 500)),
  CONSTRAINT campaign_keyword_place_check CHECK (((length(place) >= 1) AND (length(place) <= 200))),
  CONSTRAINT campaign_keyword_wording_check CHECK (((length(wording) >= 1) AND (length(wording) <= 2048))),
  CONSTRAINT campaign_keyword_org_id_campaign_id_fkey FOREIGN KEY (org_id, campaign_id) REFERENCES campaign(org_id, id),
  CONSTRAINT campaign_keyword_org_id_number_id_fkey FOREIGN KEY (org_id, number_id) REFERENCES number(org_id, id)
);
CREATE INDEX campaign_keyword_campaign ON public.campaign_keyword USING btree (org_id, campaign_id) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX campaign_keyword_once ON public.campaign_keyword USING btree (org_id, number_id, keyword) WHERE (removed_at IS NULL);
ALTER TABLE public.campaign_keyword ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.campaign_keyword FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.campaign_keyword FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.campaign_keyword FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.campaign_keyword TO parley_backup;
GRANT INSERT, SELECT, UPDATE ON TABLE public.campaign_keyword TO parley_web;

CREATE TABLE public.connection (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  carrier text NOT NULL,
  name text NOT NULL,
  settings jsonb DEFAULT '{}'::jsonb NOT NULL,
  sealed bytea NOT NULL,
  paused_at timestamp(3) with time zone,
  state text DEFAULT 'new'::text NOT NULL,
  state_note text DEFAULT ''::text NOT NULL,
  state_at timestamp(3) with time zone,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT connection_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT connection_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  CONSTRAINT connection_org_id_fkey FOREIGN KEY (org_id) REFERENCES organization(org_id)
);
CREATE UNIQUE INDEX connection_name ON public.connection USING btree (org_id, lower(name));
ALTER TABLE public.connection ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.connection FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.connection FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.connection FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.connection FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.connection TO parley_backup;
GRANT SELECT ON TABLE public.connection TO parley_reader;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.connection TO parley_web;

CREATE TABLE public.consent_record (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  level text,
  campaign_id uuid,
  method text,
  medium text NOT NULL,
  number_id uuid,
  message_id uuid,
  rule text DEFAULT ''::text NOT NULL,
  said_at timestamp(3) with time zone NOT NULL,
  recorded_at timestamp(3) with time zone NOT NULL,
  actor_member_id uuid,
  actor_key_id uuid,
  page_url text,
  wording_version integer,
  wording_sha256 bytea,
  answers_record_id uuid,
  erased_record_ids uuid[],
  commitment bytea NOT NULL,
  canonical bytea NOT NULL,
  CONSTRAINT consent_record_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT consent_record_kind_check CHECK ((kind = ANY (ARRAY['conversation'::text, 'opt_out'::text, 'opt_in'::text, 'help'::text, 'signed_up'::text, 'given'::text, 'withdrawn'::text, 'asked'::text, 'declined'::text, 'doubt'::text, 'doubt_cleared'::text, 'wrong_number'::text, 'scope_asked'::text, 'kept'::text, 'overruled'::text, 'erased'::text]))),
  CONSTRAINT consent_record_level_check CHECK ((level = ANY (ARRAY['conversational'::text, 'informational'::text, 'promotional'::text])))
);
CREATE INDEX consent_record_erasures ON public.consent_record USING btree (org_id, id) WHERE (kind = 'erased'::text);
ALTER TABLE public.consent_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.consent_record FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.consent_record FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.consent_record FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.consent_record FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.consent_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT ON TABLE public.consent_record TO parley_backup;
GRANT INSERT, SELECT ON TABLE public.consent_record TO parley_web;

CREATE TABLE public.contact (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  phone text COLLATE "C" NOT NULL,
  name text DEFAULT ''::text NOT NULL,
  created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  company text,
  email text,
  time_zone text,
  street text,
  city text,
  state text,
  postal_code text,
  country text,
  CONSTRAINT contact_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT contact_city_check CHECK (((length(city) >= 1) AND (length(city) <= 100))),
  CONSTRAINT contact_company_check CHECK (((length(company) >= 1) AND (length(company) <= 100))),
  CONSTRAINT contact_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  CONSTRAINT contact_email_check CHECK (((length(email) >= 3) AND (length(email) <= 200))),
  CONSTRAINT contact_name_check CHECK ((length(name) <= 100)),
  CONSTRAINT contact_phone_check CHECK ((phone ~ '^(\+[1-9][0-9]{1,14}|[0-9]{3,8}|erased [-0-9a-f]{36})$'::text)),
  CONSTRAINT contact_postal_code_check CHECK (((length(postal_code) >= 1) AND (length(postal_code) <= 20))),
  CONSTRAINT contact_state_check CHECK (((length(state) >= 1) AND (length(state) <= 60))),
  CONSTRAINT contact_street_check CHECK (((length(street) >= 1) AND (length(street) <= 200))),
  CONSTRAINT contact_time_zone_check CHECK (((length(time_zone) >= 1) AND (length(time_zone) <= 60)))
);
CREATE INDEX contact_name ON public.contact USING btree (org_id, lower(name) text_pattern_ops) WHERE (name <> ''::text);
CREATE UNIQUE INDEX contact_phone ON public.contact USING btree (org_id, phone);
ALTER TABLE public.contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.contact FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.contact FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.contact TO parley_backup;
GRANT INSERT, SELECT, UPDATE ON TABLE public.contact TO parley_web;

CREATE TABLE public.contact_event (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  kind text NOT NULL,
  before text NOT NULL,
  after text NOT NULL,
  actor_member_id uuid,
  actor_key_id uuid,
  at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT contact_event_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT contact_event_kind_check CHECK ((kind = ANY (ARRAY['named'::text, 'company'::text, 'email'::text, 'time_zone'::text, 'address'::text, 'blocked'::text, 'unblocked'::text, 'erased'::text]))),
  CONSTRAINT contact_event_org_id_contact_id_fkey FOREIGN KEY (org_id, contact_id) REFERENCES contact(org_id, id)
);
CREATE INDEX contact_event_contact ON public.contact_event USING btree (org_id, contact_id, at DESC, id DESC);
ALTER TABLE public.contact_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact_event FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.contact_event FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.contact_event FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE TRIGGER never_edited BEFORE UPDATE ON public.contact_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT ON TABLE public.contact_event TO parley_backup;
GRANT DELETE, INSERT, SELECT ON TABLE public.contact_event TO parley_web;

CREATE TABLE public.contact_import (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  name text NOT NULL,
  bytes bigint NOT NULL,
  state text DEFAULT 'uploading'::text NOT NULL,
  settings jsonb,
  rows_done integer DEFAULT 0 NOT NULL,
  bytes_done bigint DEFAULT 0 NOT NULL,
  added integer DEFAULT 0 NOT NULL,
  changed integer DEFAULT 0 NOT NULL,
  unchanged integer DEFAULT 0 NOT NULL,
  opted_out integer DEFAULT 0 NOT NULL,
  refused integer DEFAULT 0 NOT NULL,
  problems integer DEFAULT 0 NOT NULL,
  sentence text,
  created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  started_at timestamp(3) with time zone,
  beat_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  CONSTRAINT contact_import_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT contact_import_bytes_check CHECK (((bytes >= 1) AND (bytes <= 104857600))),
  CONSTRAINT contact_import_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CONSTRAINT contact_import_state_check CHECK ((state = ANY (ARRAY['uploading'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text]))),
  CONSTRAINT contact_import_org_id_member_id_fkey FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id)
) WITH (fillfactor=80);
CREATE INDEX contact_import_left ON public.contact_import USING btree (beat_at) WHERE (state = 'running'::text);
CREATE INDEX contact_import_old ON public.contact_import USING btree (created_at);
ALTER TABLE public.contact_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact_import FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.contact_import FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.contact_import FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.contact_import FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.contact_import TO parley_backup;
GRANT SELECT ON TABLE public.contact_import TO parley_reader;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.contact_import TO parley_web;

CREATE TABLE public.contact_import_part (
  org_id uuid NOT NULL,
  import_id uuid NOT NULL,
  part smallint NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT contact_import_part_pkey PRIMARY KEY (org_id, import_id, part),
  CONSTRAINT contact_import_part_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 524288))),
  CONSTRAINT contact_import_part_part_check CHECK (((part >= 0) AND (part <= 399))),
  CONSTRAINT contact_import_part_org_id_import_id_fkey FOREIGN KEY (org_id, import_id) REFERENCES contact_import(org_id, id) ON DELETE CASCADE
);
ALTER TABLE public.contact_import_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact_import_part FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.contact_import_part FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.contact_import_part FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.contact_import_part TO parley_backup;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.contact_import_part TO parley_web;

CREATE TABLE public.contact_import_problem (
  org_id uuid NOT NULL,
  import_id uuid NOT NULL,
  row_no integer NOT NULL,
  field text NOT NULL,
  value text NOT NULL,
  sentence text NOT NULL,
  is_taken boolean NOT NULL,
  CONSTRAINT contact_import_problem_pkey PRIMARY KEY (org_id, import_id, row_no, field),
  CONSTRAINT contact_import_problem_value_check CHECK ((length(value) <= 200)),
  CONSTRAINT contact_import_problem_org_id_import_id_fkey FOREIGN KEY (org_id, import_id) REFERENCES contact_import(org_id, id) ON DELETE CASCADE
);
ALTER TABLE public.contact_import_problem ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact_import_problem FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.contact_import_problem FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.contact_import_problem FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.contact_import_problem TO parley_backup;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.contact_import_problem TO parley_web;

CREATE TABLE public.contact_tag (
  org_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  tag_id uuid NOT NULL,
  CONSTRAINT contact_tag_pkey PRIMARY KEY (org_id, contact_id, tag_id),
  CONSTRAINT contact_tag_org_id_contact_id_fkey FOREIGN KEY (org_id, contact_id) REFERENCES contact(org_id, id),
  CONSTRAINT contact_tag_org_id_tag_id_fkey FOREIGN KEY (org_id, tag_id) REFERENCES tag(org_id, id)
);
CREATE INDEX contact_tag_tag ON public.contact_tag USING btree (org_id, tag_id, contact_id);
ALTER TABLE public.contact_tag ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact_tag FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.contact_tag FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.contact_tag FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.contact_tag TO parley_backup;
GRANT DELETE, INSERT, SELECT ON TABLE public.contact_tag TO parley_web;

CREATE TABLE public.contact_word (
  org_id uuid NOT NULL,
  word text COLLATE "C" NOT NULL,
  contact_id uuid NOT NULL,
  CONSTRAINT contact_word_pkey PRIMARY KEY (org_id, word, contact_id),
  CONSTRAINT contact_word_word_check CHECK (((length(word) >= 1) AND (length(word) <= 100))),
  CONSTRAINT contact_word_org_id_contact_id_fkey FOREIGN KEY (org_id, contact_id) REFERENCES contact(org_id, id)
);
CREATE INDEX contact_word_contact ON public.contact_word USING btree (org_id, contact_id);
ALTER TABLE public.contact_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact_word FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.contact_word FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.contact_word FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.contact_word TO parley_backup;
GRANT DELETE, INSERT, SELECT ON TABLE public.contact_word TO parley_web;

CREATE TABLE public.conversation (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  number_id uuid NOT NULL,
  department_id uuid NOT NULL,
  their_phone text COLLATE "C" NOT NULL,
  state text DEFAULT 'open'::text NOT NULL,
  snoozed_until timestamp(3) with time zone,
  assignee_id uuid,
  unread integer DEFAULT 0 NOT NULL,
  is_unread boolean GENERATED ALWAYS AS ((unread > 0)) STORED,
  preview text DEFAULT ''::text NOT NULL,
  preview_ours boolean DEFAULT false NOT NULL,
  last_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  list_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  last_order bigint DEFAULT 0 NOT NULL,
  window_at timestamp(3) with time zone,
  window_record uuid,
  window_message uuid,
  created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT conversation_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT conversation_state_check CHECK ((state = ANY (ARRAY['open'::text, 'snoozed'::text, 'closed'::text])))
) WITH (fillfactor=70);
CREATE INDEX conversation_department ON public.conversation USING btree (org_id, department_id, state, list_at DESC, id DESC);
CREATE INDEX conversation_mine ON public.conversation USING btree (org_id, department_id, assignee_id, list_at DESC, id DESC) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX conversation_thread ON public.conversation USING btree (org_id, their_phone, number_id);
CREATE INDEX conversation_unread ON public.conversation USING btree (org_id, department_id, assignee_id) WHERE ((state = 'open'::text) AND is_unread);
CREATE INDEX conversation_wakes ON public.conversation USING btree (snoozed_until, org_id) WHERE ((state = 'snoozed'::text) AND (snoozed_until IS NOT NULL));
ALTER TABLE public.conversation ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.conversation FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.conversation FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.conversation FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.conversation FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.conversation TO parley_backup;
GRANT SELECT ON TABLE public.conversation TO parley_reader;
GRANT INSERT, SELECT, UPDATE ON TABLE public.conversation TO parley_web;

CREATE TABLE public.conversation_tag (
  org_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  tag_id uuid NOT NULL,
  CONSTRAINT conversation_tag_pkey PRIMARY KEY (org_id, conversation_id, tag_id),
  CONSTRAINT conversation_tag_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  CONSTRAINT conversation_tag_org_id_tag_id_fkey FOREIGN KEY (org_id, tag_id) REFERENCES tag(org_id, id)
);
CREATE INDEX conversation_tag_tag ON public.conversation_tag USING btree (org_id, tag_id, conversation_id);
ALTER TABLE public.conversation_tag ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.conversation_tag FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.conversation_tag FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.conversation_tag FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.conversation_tag TO parley_backup;
GRANT DELETE, INSERT, SELECT ON TABLE public.conversation_tag TO parley_web;

CREATE TABLE public.department (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  time_zone text NOT NULL,
  created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT department_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT department_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  CONSTRAINT department_org_id_fkey FOREIGN KEY (org_id) REFERENCES organization(org_id)
);
CREATE UNIQUE INDEX department_name ON public.department USING btree (org_id, lower(name));
ALTER TABLE public.department ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.department FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.department FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.department FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.department TO parley_backup;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.department TO parley_web;

CREATE TABLE public.dismissal (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  message_id uuid NOT NULL,
  way text NOT NULL,
  state text NOT NULL,
  again_id uuid,
  member_id uuid NOT NULL,
  at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT dismissal_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT dismissal_names_the_new_text CHECK (((way = 'sent_again'::text) = (again_id IS NOT NULL))),
  CONSTRAINT dismissal_way_check CHECK ((way = ANY (ARRAY['dismissed'::text, 'sent_again'::text]))),
  CONSTRAINT dismissal_org_id_again_id_fkey FOREIGN KEY (org_id, again_id) REFERENCES message_outbound(org_id, id),
  CONSTRAINT dismissal_org_id_member_id_fkey FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id),
  CONSTRAINT dismissal_org_id_message_id_fkey FOREIGN KEY (org_id, message_id) REFERENCES message_outbound(org_id, id)
);
CREATE INDEX dismissal_message ON public.dismissal USING btree (org_id, message_id);
ALTER TABLE public.dismissal ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.dismissal FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.dismissal FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.dismissal FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.dismissal FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT ON TABLE public.dismissal TO parley_backup;
GRANT INSERT, SELECT ON TABLE public.dismissal TO parley_web;

CREATE TABLE public.door (
  org_id uuid NOT NULL,
  phone text COLLATE "C" NOT NULL,
  stop_at timestamp(3) with time zone,
  stop_record uuid,
  stop_kind text,
  start_at timestamp(3) with time zone,
  start_record uuid,
  doubt_at timestamp(3) with time zone,
  doubt_record uuid,
  whereabouts text,
  blocked_at timestamp(3) with time zone,
  CONSTRAINT door_pkey PRIMARY KEY (org_id, phone),
  CONSTRAINT door_stop_kind_check CHECK ((stop_kind = ANY (ARRAY['opt_out'::text, 'wrong_number'::text]))),
  CONSTRAINT door_whereabouts_check CHECK (((length(whereabouts) >= 1) AND (length(whereabouts) <= 2000)))
) WITH (fillfactor=80);
CREATE INDEX door_closed ON public.door USING btree (org_id, stop_at DESC, phone DESC) WHERE ((stop_at IS NOT NULL) AND ((start_at IS NULL) OR (start_at <= stop_at)));
CREATE INDEX door_closed_phone ON public.door USING btree (org_id, phone) WHERE ((stop_at IS NOT NULL) AND ((start_at IS NULL) OR (start_at <= stop_at)));
ALTER TABLE public.door ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.door FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.door FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.door FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.door TO parley_backup;
GRANT INSERT, SELECT, UPDATE ON TABLE public.door TO parley_web;

CREATE TABLE public.draft (
  org_id uuid NOT NULL,
  member_id uuid NOT NULL,
  about text COLLATE "C" NOT NULL,
  conversation_id uuid,
  phone text COLLATE "C",
  version integer DEFAULT 1 NOT NULL,
  body text NOT NULL,
  campaign_id uuid,
  level text,
  template_id uuid,
  request_key text COLLATE "C",
  attachments uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  saved_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  emptied_at timestamp(3) with time zone,
  CONSTRAINT draft_pkey PRIMARY KEY (org_id, member_id, about),
  CONSTRAINT draft_attachments_check CHECK ((cardinality(attachments) <= 10)),
  CONSTRAINT draft_body_check CHECK ((length(body) <= 20000)),
  CONSTRAINT draft_check CHECK (((emptied_at IS NULL) OR ((body = ''::text) AND (attachments = '{}'::uuid[])))),
  CONSTRAINT draft_check1 CHECK ((about = COALESCE((conversation_id)::text, ('compose'::text || COALESCE((' '::text || phone), ''::text))))),
  CONSTRAINT draft_check2 CHECK (((campaign_id IS NULL) = (level IS NULL))),
  CONSTRAINT draft_level_check CHECK ((level = ANY (ARRAY['informational'::text, 'promotional'::text]))),
  CONSTRAINT draft_request_key_check CHECK ((length(request_key) <= 100)),
  CONSTRAINT draft_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id)
) WITH (fillfactor=50);
CREATE INDEX draft_conversation ON public.draft USING btree (org_id, conversation_id) WHERE (conversation_id IS NOT NULL);
CREATE INDEX draft_emptied ON public.draft USING btree (org_id, emptied_at) WHERE (emptied_at IS NOT NULL);
CREATE INDEX draft_phone ON public.draft USING btree (org_id, phone) WHERE (phone IS NOT NULL);
ALTER TABLE public.draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.draft FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.draft FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.draft FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.draft FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.draft TO parley_backup;
GRANT SELECT ON TABLE public.draft TO parley_reader;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.draft TO parley_web;

CREATE TABLE public.install_head (
  number bigint NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  previous bytea,
  public_key bytea NOT NULL,
  signature bytea NOT NULL,
  CONSTRAINT install_head_pkey PRIMARY KEY (number),
  CONSTRAINT install_head_number_check CHECK ((number > 0))
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.install_head FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.install_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT ON TABLE public.install_head TO parley_backup;
GRANT SELECT ON TABLE public.install_head TO parley_reader;
GRANT SELECT ON TABLE public.install_head TO parley_web;

CREATE TABLE public.install_leaf (
  "position" bigint NOT NULL,
  number bigint NOT NULL,
  org_id uuid NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  CONSTRAINT install_leaf_pkey PRIMARY KEY ("position"),
  CONSTRAINT install_leaf_org_id_size_key UNIQUE (org_id, size),
  CONSTRAINT install_leaf_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.install_leaf ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.install_leaf FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.install_leaf FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY install ON public.install_leaf FOR ALL TO PUBLIC USING ((CURRENT_USER <> ALL (ARRAY['parley_web'::name, 'parley_reader'::name, 'parley_backup'::name]))) WITH CHECK ((CURRENT_USER <> ALL (ARRAY['parley_web'::name, 'parley_reader'::name, 'parley_backup'::name])));
CREATE POLICY own_organization ON public.install_leaf FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.install_leaf FOR SELECT TO parley_reader USING (true);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.install_leaf FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.install_leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT ON TABLE public.install_leaf TO parley_backup;
GRANT SELECT ON TABLE public.install_leaf TO parley_reader;
GRANT SELECT ON TABLE public.install_leaf TO parley_web;

CREATE TABLE public.install_secret (
  kind text NOT NULL,
  sha256 bytea NOT NULL,
  org_id uuid,
  id uuid,
  made_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  used_at timestamp(3) with time zone,
  CONSTRAINT install_secret_pkey PRIMARY KEY (kind)
);

CREATE TABLE public.install_tile (
  level smallint NOT NULL,
  index bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT install_tile_pkey PRIMARY KEY (level, index),
  CONSTRAINT install_tile_level_check CHECK ((level > 0))
);
GRANT SELECT ON TABLE public.install_tile TO parley_backup;
GRANT SELECT ON TABLE public.install_tile TO parley_reader;
GRANT SELECT ON TABLE public.install_tile TO parley_web;

CREATE TABLE public.install_tree (
  is_only boolean DEFAULT true NOT NULL,
  size bigint NOT NULL,
  frontier bytea NOT NULL,
  CONSTRAINT install_tree_pkey PRIMARY KEY (is_only),
  CONSTRAINT install_tree_is_only_check CHECK (is_only)
) WITH (fillfactor=70);

CREATE TABLE public.lane (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  connection_id uuid NOT NULL,
  campaign_id uuid,
  segments_per_second real DEFAULT 10 NOT NULL,
  burst real DEFAULT 50 NOT NULL,
  tokens real DEFAULT 50 NOT NULL,
  filled_at timestamp with time zone DEFAULT now() NOT NULL,
  served_at timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
  CONSTRAINT lane_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT lane_burst_check CHECK ((burst >= (1)::double precision)),
  CONSTRAINT lane_segments_per_second_check CHECK ((segments_per_second > (0)::double precision)),
  CONSTRAINT lane_org_id_connection_id_fkey FOREIGN KEY (org_id, connection_id) REFERENCES connection(org_id, id)
);
CREATE UNIQUE INDEX lane_connection ON public.lane USING btree (org_id, connection_id, campaign_id) NULLS NOT DISTINCT;
ALTER TABLE public.lane ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.lane FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.lane FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.lane FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.lane FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.lane TO parley_backup;
GRANT SELECT ON TABLE public.lane TO parley_reader;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.lane TO parley_web;

CREATE TABLE public.leaf (
  org_id uuid NOT NULL,
  "position" bigint NOT NULL,
  record_id uuid NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT leaf_pkey PRIMARY KEY (org_id, "position"),
  CONSTRAINT leaf_org_id_record_id_key UNIQUE (org_id, record_id),
  CONSTRAINT leaf_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.leaf ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.leaf FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.leaf FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.leaf FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.leaf FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT ON TABLE public.leaf TO parley_backup;
GRANT INSERT, SELECT ON TABLE public.leaf TO parley_web;

CREATE TABLE public.legal_hold (
  org_id uuid NOT NULL,
  phone text COLLATE "C" NOT NULL,
  reason text NOT NULL,
  set_by text NOT NULL,
  set_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT legal_hold_pkey PRIMARY KEY (org_id, phone),
  CONSTRAINT legal_hold_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 400)))
);
ALTER TABLE public.legal_hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.legal_hold FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.legal_hold FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.legal_hold FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.legal_hold TO parley_backup;
GRANT DELETE, INSERT, SELECT ON TABLE public.legal_hold TO parley_web;

CREATE TABLE public.media (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  state text NOT NULL,
  name text DEFAULT ''::text NOT NULL,
  type text NOT NULL,
  bytes integer DEFAULT 0 NOT NULL,
  sha256 bytea,
  width integer,
  height integer,
  is_animated boolean DEFAULT false NOT NULL,
  has_thumbnail boolean DEFAULT false NOT NULL,
  alt text DEFAULT ''::text NOT NULL,
  conversation_id uuid,
  member_id uuid,
  key_id uuid,
  connection_id uuid,
  source_url text,
  tries smallint DEFAULT 0 NOT NULL,
  due_at timestamp(3) with time zone,
  note text,
  made_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  dropped_at timestamp(3) with time zone,
  CONSTRAINT media_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT media_ready_has_bytes CHECK (((state <> 'ready'::text) OR ((sha256 IS NOT NULL) AND (bytes > 0)))),
  CONSTRAINT media_state_check CHECK ((state = ANY (ARRAY['preparing'::text, 'ready'::text, 'waiting'::text, 'failed'::text]))),
  CONSTRAINT media_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id)
);
CREATE INDEX media_conversation ON public.media USING btree (org_id, conversation_id) WHERE (conversation_id IS NOT NULL);
CREATE INDEX media_cut_off ON public.media USING btree (org_id, made_at) WHERE (state = 'preparing'::text);
CREATE INDEX media_dropped ON public.media USING btree (org_id, dropped_at) WHERE (dropped_at IS NOT NULL);
CREATE INDEX media_due ON public.media USING btree (org_id, due_at) WHERE (state = 'waiting'::text);
CREATE INDEX media_unused ON public.media USING btree (org_id, made_at) WHERE (conversation_id IS NULL);
ALTER TABLE public.media ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.media FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.media FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.media FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.media FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.media TO parley_backup;
GRANT SELECT ON TABLE public.media TO parley_reader;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.media TO parley_web;

CREATE TABLE public.media_use (
  org_id uuid NOT NULL,
  bytes bigint DEFAULT 0 NOT NULL,
  CONSTRAINT media_use_pkey PRIMARY KEY (org_id)
);
ALTER TABLE public.media_use ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.media_use FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.media_use FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.media_use FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.media_use TO parley_backup;
GRANT INSERT, SELECT, UPDATE ON TABLE public.media_use TO parley_web;

CREATE TABLE public.member (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id text NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL,
  deactivated_at timestamp(3) with time zone,
  seen_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT member_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT member_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  CONSTRAINT member_role_check CHECK ((role = ANY (ARRAY['super_admin'::text, 'admin'::text, 'manager'::text, 'agent'::text, 'auditor'::text]))),
  CONSTRAINT member_org_id_fkey FOREIGN KEY (org_id) REFERENCES organization(org_id)
);
CREATE UNIQUE INDEX member_email ON public.member USING btree (org_id, lower(email));
CREATE UNIQUE INDEX member_user ON public.member USING btree (org_id, user_id);
ALTER TABLE public.member ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.member FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.member FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.member FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.member TO parley_backup;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.member TO parley_web;

CREATE TABLE public.member_department (
  org_id uuid NOT NULL,
  member_id uuid NOT NULL,
  department_id uuid NOT NULL,
  CONSTRAINT member_department_pkey PRIMARY KEY (org_id, member_id, department_id),
  CONSTRAINT member_department_org_id_department_id_fkey FOREIGN KEY (org_id, department_id) REFERENCES department(org_id, id),
  CONSTRAINT member_department_org_id_member_id_fkey FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id)
);
ALTER TABLE public.member_department ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.member_department FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.member_department FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.member_department FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.member_department TO parley_backup;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.member_department TO parley_web;

CREATE TABLE public.member_event (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  act text NOT NULL,
  member_id uuid,
  email text NOT NULL,
  by_member uuid,
  was text DEFAULT ''::text NOT NULL,
  became text DEFAULT ''::text NOT NULL,
  at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT member_event_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT member_event_act_check CHECK ((act = ANY (ARRAY['invited'::text, 'invitation_renewed'::text, 'invitation_revoked'::text, 'joined'::text, 'role_changed'::text, 'departments_changed'::text, 'deactivated'::text, 'reactivated'::text, 'reset_link_made'::text, 'password_reset'::text]))),
  CONSTRAINT member_event_org_id_by_member_fkey FOREIGN KEY (org_id, by_member) REFERENCES member(org_id, id),
  CONSTRAINT member_event_org_id_member_id_fkey FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id)
);
ALTER TABLE public.member_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.member_event FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.member_event FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.member_event FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.member_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.member_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT ON TABLE public.member_event TO parley_backup;
GRANT INSERT, SELECT ON TABLE public.member_event TO parley_web;

CREATE TABLE public.member_link (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  sha256 bytea NOT NULL,
  email text NOT NULL,
  member_id uuid,
  role text,
  departments uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  made_by uuid,
  made_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  used_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  CONSTRAINT member_link_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT member_link_check CHECK (((kind = 'invitation'::text) = (role IS NOT NULL))),
  CONSTRAINT member_link_check1 CHECK (((kind = 'invitation'::text) OR (member_id IS NOT NULL))),
  CONSTRAINT member_link_email_check CHECK ((email = lower(email))),
  CONSTRAINT member_link_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'reset'::text]))),
  CONSTRAINT member_link_role_check CHECK ((role = ANY (ARRAY['super_admin'::text, 'admin'::text, 'manager'::text, 'agent'::text, 'auditor'::text]))),
  CONSTRAINT member_link_sha256_check CHECK ((length(sha256) = 32)),
  CONSTRAINT member_link_org_id_made_by_fkey FOREIGN KEY (org_id, made_by) REFERENCES member(org_id, id),
  CONSTRAINT member_link_org_id_member_id_fkey FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id)
);
CREATE INDEX member_link_maker ON public.member_link USING btree (org_id, made_by) WHERE ((used_at IS NULL) AND (revoked_at IS NULL));
CREATE UNIQUE INDEX member_link_open ON public.member_link USING btree (org_id, kind, email) WHERE ((used_at IS NULL) AND (revoked_at IS NULL));
ALTER TABLE public.member_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.member_link FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.member_link FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.member_link FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.member_link TO parley_backup;
GRANT INSERT, SELECT, UPDATE ON TABLE public.member_link TO parley_web;

CREATE TABLE public.message_inbound (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  order_no bigint NOT NULL,
  connection_id uuid NOT NULL,
  carrier_message_id text COLLATE "C" NOT NULL,
  body text NOT NULL,
  reading text NOT NULL,
  record_id uuid,
  media_count smallint DEFAULT 0 NOT NULL,
  sent_at timestamp(3) with time zone,
  received_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  erased_at timestamp(3) with time zone,
  CONSTRAINT message_inbound_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT message_inbound_check CHECK (((erased_at IS NULL) OR (body = ''::text))),
  CONSTRAINT message_inbound_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  CONSTRAINT message_inbound_org_id_record_id_fkey FOREIGN KEY (org_id, record_id) REFERENCES consent_record(org_id, id)
);
CREATE UNIQUE INDEX message_inbound_once ON public.message_inbound USING btree (org_id, connection_id, carrier_message_id);
CREATE UNIQUE INDEX message_inbound_thread ON public.message_inbound USING btree (org_id, conversation_id, order_no);
ALTER TABLE public.message_inbound ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.message_inbound FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.message_inbound FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.message_inbound FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE TRIGGER only_erased BEFORE UPDATE ON public.message_inbound FOR EACH ROW WHEN (((new.erased_at IS NULL) OR (((((((((((new.org_id IS DISTINCT FROM old.org_id) OR (new.id IS DISTINCT FROM old.id)) OR (new.conversation_id IS DISTINCT FROM old.conversation_id)) OR (new.order_no IS DISTINCT FROM old.order_no)) OR (new.connection_id IS DISTINCT FROM old.connection_id)) OR (new.carrier_message_id IS DISTINCT FROM old.carrier_message_id)) OR (new.reading IS DISTINCT FROM old.reading)) OR (new.record_id IS DISTINCT FROM old.record_id)) OR (new.media_count IS DISTINCT FROM old.media_count)) OR (new.sent_at IS DISTINCT FROM old.sent_at)) OR (new.received_at IS DISTINCT FROM old.received_at)))) EXECUTE FUNCTION refuse_change();
GRANT SELECT ON TABLE public.message_inbound TO parley_backup;
GRANT INSERT, SELECT, UPDATE ON TABLE public.message_inbound TO parley_web;

CREATE TABLE public.message_media (
  org_id uuid NOT NULL,
  message_id uuid NOT NULL,
  "position" smallint NOT NULL,
  media_id uuid NOT NULL,
  CONSTRAINT message_media_pkey PRIMARY KEY (org_id, message_id, "position"),
  CONSTRAINT message_media_position_check CHECK ((("position" >= 1) AND ("position" <= 10))),
  CONSTRAINT message_media_org_id_media_id_fkey FOREIGN KEY (org_id, media_id) REFERENCES media(org_id, id)
);
CREATE INDEX message_media_media ON public.message_media USING btree (org_id, media_id);
ALTER TABLE public.message_media ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.message_media FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.message_media FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.message_media FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.message_media TO parley_backup;
GRANT DELETE, INSERT, SELECT ON TABLE public.message_media TO parley_web;

CREATE TABLE public.message_outbound (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  order_no bigint NOT NULL,
  lane_id uuid NOT NULL,
  phone text COLLATE "C" NOT NULL,
  class smallint NOT NULL,
  kind text NOT NULL,
  body text NOT NULL,
  segments smallint NOT NULL,
  state text NOT NULL,
  reason text,
  due_at timestamp(3) with time zone NOT NULL,
  accepted_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  settled_at timestamp(3) with time zone,
  author_id uuid,
  key_id uuid,
  request_key text COLLATE "C" NOT NULL,
  request_sha256 bytea NOT NULL,
  cleared_by uuid,
  cleared_rule text NOT NULL,
  answers_id uuid,
  level text DEFAULT 'conversational'::text NOT NULL,
  campaign_id uuid,
  overruled_by uuid,
  template_id uuid,
  attempts smallint DEFAULT 0 NOT NULL,
  media_count smallint DEFAULT 0 NOT NULL,
  dismissed_at timestamp(3) with time zone,
  erased_at timestamp(3) with time zone,
  CONSTRAINT message_outbound_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT message_outbound_check CHECK (((erased_at IS NULL) OR (body = ''::text))),
  CONSTRAINT message_outbound_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'opt_out_confirmation'::text, 'help_answer'::text, 'opt_in_request'::text, 'opt_in_confirmation'::text, 'away_answer'::text]))),
  CONSTRAINT message_outbound_level_check CHECK ((level = ANY (ARRAY['conversational'::text, 'informational'::text, 'promotional'::text]))),
  CONSTRAINT message_outbound_rests_on_a_record CHECK ((cleared_by IS NOT NULL)),
  CONSTRAINT message_outbound_state_check CHECK ((state = ANY (ARRAY['scheduled'::text, 'queued'::text, 'claimed'::text, 'handing'::text, 'sent'::text, 'delivered'::text, 'undelivered'::text, 'failed'::text, 'refused'::text, 'cancelled'::text, 'unconfirmed'::text]))),
  CONSTRAINT message_outbound_org_id_cleared_by_fkey FOREIGN KEY (org_id, cleared_by) REFERENCES consent_record(org_id, id),
  CONSTRAINT message_outbound_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id)
) WITH (fillfactor=80);
CREATE INDEX message_outbound_asked ON public.message_outbound USING btree (org_id, phone, campaign_id) WHERE (kind = 'opt_in_request'::text);
CREATE INDEX message_outbound_away ON public.message_outbound USING btree (org_id, phone, accepted_at) WHERE (kind = 'away_answer'::text);
CREATE UNIQUE INDEX message_outbound_busy ON public.message_outbound USING btree (org_id, conversation_id, class) WHERE (state = ANY (ARRAY['claimed'::text, 'handing'::text]));
CREATE INDEX message_outbound_due ON public.message_outbound USING btree (org_id, lane_id, class, due_at, order_no) WHERE (state = ANY (ARRAY['queued'::text, 'scheduled'::text]));
CREATE INDEX message_outbound_needs_you ON public.message_outbound USING btree (org_id, settled_at DESC, id DESC) WHERE ((state = ANY (ARRAY['failed'::text, 'undelivered'::text, 'refused'::text, 'unconfirmed'::text])) AND (erased_at IS NULL) AND ((dismissed_at IS NULL) OR (dismissed_at < settled_at)));
CREATE UNIQUE INDEX message_outbound_once ON public.message_outbound USING btree (org_id, request_key);
CREATE INDEX message_outbound_order ON public.message_outbound USING btree (org_id, conversation_id, class, order_no) WHERE (state = ANY (ARRAY['queued'::text, 'scheduled'::text]));
CREATE INDEX message_outbound_promotional ON public.message_outbound USING btree (org_id, phone, due_at) WHERE (level = 'promotional'::text);
CREATE UNIQUE INDEX message_outbound_thread ON public.message_outbound USING btree (org_id, conversation_id, order_no);
ALTER TABLE public.message_outbound ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.message_outbound FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.message_outbound FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.message_outbound FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.message_outbound FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.message_outbound TO parley_backup;
GRANT SELECT ON TABLE public.message_outbound TO parley_reader;
GRANT INSERT, SELECT, UPDATE ON TABLE public.message_outbound TO parley_web;

CREATE TABLE public.message_part (
  org_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  from_phone text COLLATE "C" NOT NULL,
  to_phone text COLLATE "C" NOT NULL,
  reference integer NOT NULL,
  total smallint NOT NULL,
  "position" smallint NOT NULL,
  coding text NOT NULL,
  bytes bytea NOT NULL,
  received_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT message_part_pkey PRIMARY KEY (org_id, connection_id, from_phone, to_phone, reference, total, "position")
);
ALTER TABLE public.message_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.message_part FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.message_part FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.message_part FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.message_part FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.message_part TO parley_backup;
GRANT SELECT ON TABLE public.message_part TO parley_reader;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.message_part TO parley_web;

CREATE TABLE public.migration (
  name text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT migration_pkey PRIMARY KEY (name)
);

CREATE TABLE public.note (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  order_no bigint NOT NULL,
  change_no bigint NOT NULL,
  author_id uuid NOT NULL,
  body text NOT NULL,
  request_key text COLLATE "C" NOT NULL,
  written_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  edited_at timestamp(3) with time zone,
  deleted_at timestamp(3) with time zone,
  deleted_by uuid,
  erased_at timestamp(3) with time zone,
  CONSTRAINT note_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT note_check CHECK (((deleted_at IS NULL) = (deleted_by IS NULL))),
  CONSTRAINT note_check1 CHECK (((body <> ''::text) OR (deleted_at IS NOT NULL) OR (erased_at IS NOT NULL))),
  CONSTRAINT note_check2 CHECK (((body = ''::text) OR ((deleted_at IS NULL) AND (erased_at IS NULL)))),
  CONSTRAINT note_check3 CHECK ((change_no >= order_no)),
  CONSTRAINT note_request_key_check CHECK (((length(request_key) >= 8) AND (length(request_key) <= 100))),
  CONSTRAINT note_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id)
) WITH (fillfactor=80);
CREATE UNIQUE INDEX note_changed ON public.note USING btree (org_id, conversation_id, change_no) WHERE (change_no > order_no);
CREATE UNIQUE INDEX note_once ON public.note USING btree (org_id, author_id, request_key);
CREATE UNIQUE INDEX note_thread ON public.note USING btree (org_id, conversation_id, order_no);
ALTER TABLE public.note ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.note FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.note FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.note FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE TRIGGER keeps_its_place BEFORE UPDATE ON public.note FOR EACH ROW WHEN ((((((((new.org_id IS DISTINCT FROM old.org_id) OR (new.id IS DISTINCT FROM old.id)) OR (new.conversation_id IS DISTINCT FROM old.conversation_id)) OR (new.order_no IS DISTINCT FROM old.order_no)) OR (new.author_id IS DISTINCT FROM old.author_id)) OR (new.request_key IS DISTINCT FROM old.request_key)) OR (new.written_at IS DISTINCT FROM old.written_at))) EXECUTE FUNCTION refuse_change();
GRANT SELECT ON TABLE public.note TO parley_backup;
GRANT INSERT, SELECT, UPDATE ON TABLE public.note TO parley_web;

CREATE TABLE public.note_mention (
  org_id uuid NOT NULL,
  note_id uuid NOT NULL,
  member_id uuid NOT NULL,
  at timestamp(3) with time zone DEFAULT now() NOT NULL,
  read_at timestamp(3) with time zone,
  CONSTRAINT note_mention_pkey PRIMARY KEY (org_id, note_id, member_id),
  CONSTRAINT note_mention_org_id_member_id_fkey FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id),
  CONSTRAINT note_mention_org_id_note_id_fkey FOREIGN KEY (org_id, note_id) REFERENCES note(org_id, id)
) WITH (fillfactor=80);
CREATE INDEX note_mention_member ON public.note_mention USING btree (org_id, member_id, at DESC, note_id DESC);
CREATE INDEX note_mention_unread ON public.note_mention USING btree (org_id, member_id, at DESC) WHERE (read_at IS NULL);
ALTER TABLE public.note_mention ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.note_mention FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.note_mention FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.note_mention FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.note_mention TO parley_backup;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.note_mention TO parley_web;

CREATE TABLE public.note_version (
  org_id uuid NOT NULL,
  note_id uuid NOT NULL,
  change_no bigint NOT NULL,
  body text NOT NULL,
  written_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT note_version_pkey PRIMARY KEY (org_id, note_id, change_no),
  CONSTRAINT note_version_org_id_note_id_fkey FOREIGN KEY (org_id, note_id) REFERENCES note(org_id, id)
);
ALTER TABLE public.note_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.note_version FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.note_version FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.note_version FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE TRIGGER never_edited BEFORE UPDATE ON public.note_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT ON TABLE public.note_version TO parley_backup;
GRANT DELETE, INSERT, SELECT ON TABLE public.note_version TO parley_web;

CREATE TABLE public.number (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  phone text COLLATE "C" NOT NULL,
  name text DEFAULT ''::text NOT NULL,
  department_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT number_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT number_phone_check CHECK ((phone ~ '^\+[1-9][0-9]{1,14}$'::text)),
  CONSTRAINT number_org_id_connection_id_fkey FOREIGN KEY (org_id, connection_id) REFERENCES connection(org_id, id),
  CONSTRAINT number_org_id_department_id_fkey FOREIGN KEY (org_id, department_id) REFERENCES department(org_id, id)
);
CREATE UNIQUE INDEX number_phone ON public.number USING btree (org_id, phone);
ALTER TABLE public.number ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.number FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.number FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.number FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.number TO parley_backup;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.number TO parley_web;

CREATE TABLE public.opt_out_case (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  phone text COLLATE "C" NOT NULL,
  conversation_id uuid NOT NULL,
  department_id uuid NOT NULL,
  message_id uuid NOT NULL,
  said_at timestamp(3) with time zone NOT NULL,
  due_on date NOT NULL,
  decided_at timestamp(3) with time zone,
  decision text,
  decided_by uuid,
  decision_record uuid,
  CONSTRAINT opt_out_case_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT opt_out_case_decided_whole CHECK ((num_nonnulls(decided_at, decision, decision_record) = ANY (ARRAY[0, 3]))),
  CONSTRAINT opt_out_case_decision_check CHECK ((decision = ANY (ARRAY['opt_out'::text, 'keep'::text]))),
  CONSTRAINT opt_out_case_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  CONSTRAINT opt_out_case_org_id_decided_by_fkey FOREIGN KEY (org_id, decided_by) REFERENCES member(org_id, id),
  CONSTRAINT opt_out_case_org_id_decision_record_fkey FOREIGN KEY (org_id, decision_record) REFERENCES consent_record(org_id, id),
  CONSTRAINT opt_out_case_org_id_id_fkey FOREIGN KEY (org_id, id) REFERENCES consent_record(org_id, id)
);
CREATE INDEX opt_out_case_open ON public.opt_out_case USING btree (org_id, due_on, id) WHERE (decided_at IS NULL);
CREATE INDEX opt_out_case_phone ON public.opt_out_case USING btree (org_id, phone) WHERE (decided_at IS NULL);
ALTER TABLE public.opt_out_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.opt_out_case FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.opt_out_case FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.opt_out_case FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.opt_out_case TO parley_backup;
GRANT INSERT, SELECT, UPDATE ON TABLE public.opt_out_case TO parley_web;

CREATE TABLE public.organization (
  org_id uuid NOT NULL,
  name text NOT NULL,
  is_demo boolean DEFAULT false NOT NULL,
  conversation_hours integer DEFAULT 24 NOT NULL,
  quiet_informational boolean DEFAULT true NOT NULL,
  most_promotional smallint DEFAULT 3 NOT NULL,
  first_reply_assigns boolean DEFAULT true NOT NULL,
  ask_scope boolean DEFAULT false NOT NULL,
  ask_days smallint DEFAULT 30 NOT NULL,
  help_contact text DEFAULT ''::text NOT NULL,
  created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT organization_pkey PRIMARY KEY (org_id),
  CONSTRAINT organization_ask_days_check CHECK (((ask_days >= 1) AND (ask_days <= 365))),
  CONSTRAINT organization_conversation_hours_check CHECK (((conversation_hours >= 1) AND (conversation_hours <= 168))),
  CONSTRAINT organization_help_contact_check CHECK ((length(help_contact) <= 120)),
  CONSTRAINT organization_most_promotional_check CHECK (((most_promotional >= 1) AND (most_promotional <= 3))),
  CONSTRAINT organization_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
ALTER TABLE public.organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.organization FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.organization FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.organization FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.organization FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.organization TO parley_backup;
GRANT SELECT ON TABLE public.organization TO parley_reader;
GRANT INSERT, SELECT, UPDATE ON TABLE public.organization TO parley_web;

CREATE TABLE public.phone_attempt (
  org_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  text_id uuid,
  CONSTRAINT phone_attempt_pkey PRIMARY KEY (org_id, attempt_id)
);
ALTER TABLE public.phone_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.phone_attempt FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.phone_attempt FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.phone_attempt FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.phone_attempt TO parley_backup;
GRANT INSERT, SELECT ON TABLE public.phone_attempt TO parley_web;

CREATE TABLE public.phone_event (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  connection_id uuid NOT NULL,
  text_id uuid NOT NULL,
  says text NOT NULL,
  due_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT phone_event_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT phone_event_says_check CHECK ((says = ANY (ARRAY['text'::text, 'sent'::text, 'delivered'::text])))
);
CREATE INDEX phone_event_due ON public.phone_event USING btree (org_id, connection_id, due_at, id);
ALTER TABLE public.phone_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.phone_event FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.phone_event FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.phone_event FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.phone_event FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.phone_event TO parley_backup;
GRANT SELECT ON TABLE public.phone_event TO parley_reader;
GRANT DELETE, INSERT, SELECT ON TABLE public.phone_event TO parley_web;

CREATE TABLE public.phone_handset (
  org_id uuid NOT NULL,
  phone text COLLATE "C" NOT NULL,
  name text NOT NULL,
  created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT phone_handset_pkey PRIMARY KEY (org_id, phone),
  CONSTRAINT phone_handset_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40))),
  CONSTRAINT phone_handset_phone_check CHECK ((phone ~ '^\+[1-9][0-9]{1,14}$'::text))
);
ALTER TABLE public.phone_handset ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.phone_handset FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.phone_handset FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.phone_handset FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.phone_handset TO parley_backup;
GRANT DELETE, INSERT, SELECT ON TABLE public.phone_handset TO parley_web;

CREATE TABLE public.phone_media (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  text_id uuid,
  "position" smallint DEFAULT 1 NOT NULL,
  type text NOT NULL,
  bytes integer DEFAULT 0 NOT NULL,
  source_url text,
  note text,
  made_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT phone_media_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX phone_media_text ON public.phone_media USING btree (org_id, text_id, "position");
CREATE INDEX phone_media_waiting ON public.phone_media USING btree (org_id) WHERE ((source_url IS NOT NULL) AND (note IS NULL));
ALTER TABLE public.phone_media ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.phone_media FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.phone_media FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.phone_media FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.phone_media FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.phone_media TO parley_backup;
GRANT SELECT ON TABLE public.phone_media TO parley_reader;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.phone_media TO parley_web;

CREATE TABLE public.phone_network (
  org_id uuid NOT NULL,
  is_off boolean DEFAULT false NOT NULL,
  CONSTRAINT phone_network_pkey PRIMARY KEY (org_id)
);
ALTER TABLE public.phone_network ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.phone_network FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.phone_network FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.phone_network FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.phone_network TO parley_backup;
GRANT INSERT, SELECT, UPDATE ON TABLE public.phone_network TO parley_web;

CREATE TABLE public.phone_text (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  phone text COLLATE "C" NOT NULL,
  our_number text COLLATE "C" NOT NULL,
  connection_id uuid NOT NULL,
  from_handset boolean NOT NULL,
  body text NOT NULL,
  at timestamp(3) with time zone DEFAULT now() NOT NULL,
  told_at timestamp(3) with time zone,
  media_count smallint DEFAULT 0 NOT NULL,
  CONSTRAINT phone_text_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX phone_text_handset ON public.phone_text USING btree (org_id, phone, id DESC);
ALTER TABLE public.phone_text ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.phone_text FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.phone_text FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.phone_text FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.phone_text TO parley_backup;
GRANT INSERT, SELECT, UPDATE ON TABLE public.phone_text TO parley_web;

CREATE TABLE public.receipt (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  connection_id uuid NOT NULL,
  carrier_message_id text COLLATE "C" NOT NULL,
  message_id uuid,
  status text NOT NULL,
  carrier_word text DEFAULT ''::text NOT NULL,
  code text,
  said_at timestamp(3) with time zone,
  received_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT receipt_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT receipt_status_check CHECK ((status = ANY (ARRAY['sent'::text, 'delivered'::text, 'undelivered'::text, 'failed'::text, 'unknown'::text])))
);
CREATE INDEX receipt_carrier ON public.receipt USING btree (org_id, connection_id, carrier_message_id);
CREATE INDEX receipt_parked ON public.receipt USING btree (org_id, connection_id, carrier_message_id) WHERE (message_id IS NULL);
CREATE INDEX receipt_parked_at ON public.receipt USING btree (org_id, received_at) WHERE (message_id IS NULL);
ALTER TABLE public.receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.receipt FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.receipt FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.receipt FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.receipt FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.receipt TO parley_backup;
GRANT SELECT ON TABLE public.receipt TO parley_reader;
GRANT INSERT, SELECT, UPDATE ON TABLE public.receipt TO parley_web;

CREATE TABLE public.record_personal (
  org_id uuid NOT NULL,
  record_id uuid NOT NULL,
  salt bytea NOT NULL,
  phone text COLLATE "C",
  words text,
  actor_name text,
  ip text,
  user_agent text,
  identity text,
  experience text,
  evidence text,
  reason text,
  CONSTRAINT record_personal_pkey PRIMARY KEY (org_id, record_id),
  CONSTRAINT record_personal_org_id_record_id_fkey FOREIGN KEY (org_id, record_id) REFERENCES consent_record(org_id, id)
);
CREATE INDEX record_personal_phone ON public.record_personal USING btree (org_id, phone, record_id DESC);
ALTER TABLE public.record_personal ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.record_personal FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.record_personal FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.record_personal FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE TRIGGER never_edited BEFORE UPDATE ON public.record_personal FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT ON TABLE public.record_personal TO parley_backup;
GRANT DELETE, INSERT, SELECT ON TABLE public.record_personal TO parley_web;

CREATE TABLE public.route (
  kind text NOT NULL,
  sha256 bytea NOT NULL,
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  CONSTRAINT route_pkey PRIMARY KEY (kind, sha256, org_id)
);
GRANT SELECT ON TABLE public.route TO parley_reader;
GRANT SELECT ON TABLE public.route TO parley_web;

CREATE TABLE public.search_progress (
  org_id uuid NOT NULL,
  next_place bigint DEFAULT 0 NOT NULL,
  read_until timestamp(3) with time zone DEFAULT '1970-01-01 00:00:00+00'::timestamp with time zone NOT NULL,
  sure_until timestamp(3) with time zone DEFAULT '1970-01-01 00:00:00+00'::timestamp with time zone NOT NULL,
  CONSTRAINT search_progress_pkey PRIMARY KEY (org_id)
) WITH (fillfactor=50);
ALTER TABLE public.search_progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.search_progress FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.search_progress FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.search_progress FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.search_progress TO parley_backup;
GRANT INSERT, SELECT, UPDATE ON TABLE public.search_progress TO parley_web;

CREATE TABLE public.search_shelf (
  org_id uuid NOT NULL,
  shelf integer NOT NULL,
  first_at timestamp(3) with time zone NOT NULL,
  last_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT search_shelf_pkey PRIMARY KEY (org_id, shelf)
) WITH (fillfactor=80);
ALTER TABLE public.search_shelf ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.search_shelf FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.search_shelf FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.search_shelf FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.search_shelf TO parley_backup;
GRANT INSERT, SELECT, UPDATE ON TABLE public.search_shelf TO parley_web;

CREATE TABLE public.search_taken (
  org_id uuid NOT NULL,
  message_id uuid NOT NULL,
  place bigint NOT NULL,
  CONSTRAINT search_taken_pkey PRIMARY KEY (org_id, message_id)
);
ALTER TABLE public.search_taken ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.search_taken FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.search_taken FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.search_taken FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.search_taken TO parley_backup;
GRANT DELETE, INSERT, SELECT ON TABLE public.search_taken TO parley_web;

CREATE TABLE public.search_text (
  org_id uuid NOT NULL,
  place bigint NOT NULL,
  message_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  source text NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  CONSTRAINT search_text_pkey PRIMARY KEY (org_id, place)
);
ALTER TABLE public.search_text ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.search_text FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.search_text FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.search_text FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.search_text TO parley_backup;
GRANT DELETE, INSERT, SELECT ON TABLE public.search_text TO parley_web;

CREATE TABLE public.search_word (
  org_id uuid NOT NULL,
  word text COLLATE "C" NOT NULL,
  shelf integer NOT NULL,
  places smallint[] NOT NULL,
  CONSTRAINT search_word_pkey PRIMARY KEY (org_id, word, shelf),
  CONSTRAINT search_word_word_check CHECK (((length(word) >= 1) AND (length(word) <= 40)))
) WITH (fillfactor=80);
ALTER TABLE public.search_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.search_word FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.search_word FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.search_word FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.search_word TO parley_backup;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.search_word TO parley_web;

CREATE TABLE public.smpp_bind (
  org_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  id uuid NOT NULL,
  bound_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  proved_until timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
  CONSTRAINT smpp_bind_pkey PRIMARY KEY (org_id, connection_id, id)
);
ALTER TABLE public.smpp_bind ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.smpp_bind FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.smpp_bind FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.smpp_bind FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.smpp_bind FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.smpp_bind TO parley_backup;
GRANT SELECT ON TABLE public.smpp_bind TO parley_reader;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.smpp_bind TO parley_web;

CREATE TABLE public.smpp_seen (
  org_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  fingerprint bytea NOT NULL,
  id uuid NOT NULL,
  bind_id uuid NOT NULL,
  seen_at timestamp with time zone DEFAULT now() NOT NULL,
  repeated_by uuid,
  CONSTRAINT smpp_seen_pkey PRIMARY KEY (org_id, connection_id, fingerprint, id)
);
ALTER TABLE public.smpp_seen ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.smpp_seen FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.smpp_seen FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.smpp_seen FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.smpp_seen FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.smpp_seen TO parley_backup;
GRANT SELECT ON TABLE public.smpp_seen TO parley_reader;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.smpp_seen TO parley_web;

CREATE TABLE public.staff_act (
  org_id uuid NOT NULL,
  request_key text COLLATE "C" NOT NULL,
  sha256 bytea NOT NULL,
  made_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT staff_act_pkey PRIMARY KEY (org_id, request_key),
  CONSTRAINT staff_act_request_key_check CHECK (((length(request_key) >= 8) AND (length(request_key) <= 100)))
);
ALTER TABLE public.staff_act ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.staff_act FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.staff_act FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.staff_act FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.staff_act TO parley_backup;
GRANT INSERT, SELECT ON TABLE public.staff_act TO parley_web;

CREATE TABLE public.standing (
  org_id uuid NOT NULL,
  phone text COLLATE "C" NOT NULL,
  campaign_id uuid NOT NULL,
  level text NOT NULL,
  given_at timestamp(3) with time zone,
  given_record uuid,
  withdrawn_at timestamp(3) with time zone,
  withdrawn_record uuid,
  asked_at timestamp(3) with time zone,
  asked_record uuid,
  asked_until timestamp(3) with time zone,
  CONSTRAINT standing_pkey PRIMARY KEY (org_id, phone, campaign_id, level),
  CONSTRAINT standing_level_check CHECK ((level = ANY (ARRAY['informational'::text, 'promotional'::text])))
) WITH (fillfactor=80);
CREATE INDEX standing_asked ON public.standing USING btree (org_id, asked_until) WHERE (asked_record IS NOT NULL);
ALTER TABLE public.standing ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.standing FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.standing FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.standing FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.standing TO parley_backup;
GRANT INSERT, SELECT, UPDATE ON TABLE public.standing TO parley_web;

CREATE TABLE public.tag (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  colour text NOT NULL,
  member_id uuid,
  made_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT tag_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT tag_colour_check CHECK ((colour = ANY (ARRAY['grey'::text, 'red'::text, 'orange'::text, 'yellow'::text, 'green'::text, 'teal'::text, 'blue'::text, 'violet'::text]))),
  CONSTRAINT tag_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40)))
);
CREATE UNIQUE INDEX tag_name ON public.tag USING btree (org_id, lower(name));
ALTER TABLE public.tag ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.tag FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.tag FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.tag FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.tag TO parley_backup;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE public.tag TO parley_web;

CREATE TABLE public.template (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  body text NOT NULL,
  kind text NOT NULL,
  member_id uuid,
  department_id uuid,
  shelf uuid GENERATED ALWAYS AS (COALESCE(member_id, department_id, org_id)) STORED NOT NULL,
  campaign_id uuid,
  level text,
  version integer DEFAULT 1 NOT NULL,
  used bigint DEFAULT 0 NOT NULL,
  last_used_at timestamp(3) with time zone,
  changed_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp(3) with time zone,
  CONSTRAINT template_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT template_body_check CHECK (((length(body) >= 1) AND (length(body) <= 1600))),
  CONSTRAINT template_check CHECK (((member_id IS NULL) OR (department_id IS NULL))),
  CONSTRAINT template_check1 CHECK (((campaign_id IS NULL) = (level IS NULL))),
  CONSTRAINT template_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'review'::text]))),
  CONSTRAINT template_level_check CHECK ((level = ANY (ARRAY['informational'::text, 'promotional'::text]))),
  CONSTRAINT template_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  CONSTRAINT template_org_id_campaign_id_fkey FOREIGN KEY (org_id, campaign_id) REFERENCES campaign(org_id, id),
  CONSTRAINT template_org_id_department_id_fkey FOREIGN KEY (org_id, department_id) REFERENCES department(org_id, id),
  CONSTRAINT template_org_id_member_id_fkey FOREIGN KEY (org_id, member_id) REFERENCES member(org_id, id)
);
CREATE UNIQUE INDEX template_name ON public.template USING btree (org_id, shelf, lower(name)) WHERE (deleted_at IS NULL);
ALTER TABLE public.template ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.template FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.template FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.template FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
GRANT SELECT ON TABLE public.template TO parley_backup;
GRANT INSERT, SELECT, UPDATE ON TABLE public.template TO parley_web;

CREATE TABLE public.thread_event (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  kind text NOT NULL,
  actor_member_id uuid,
  actor_key_id uuid,
  to_member_id uuid,
  from_department_id uuid,
  to_department_id uuid,
  until timestamp(3) with time zone,
  words text DEFAULT ''::text NOT NULL,
  at timestamp(3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT thread_event_pkey PRIMARY KEY (org_id, id),
  CONSTRAINT thread_event_kind_check CHECK ((kind = ANY (ARRAY['assigned'::text, 'closed'::text, 'reopened'::text, 'snoozed'::text, 'woken'::text, 'transferred'::text]))),
  CONSTRAINT thread_event_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id)
);
CREATE INDEX thread_event_conversation ON public.thread_event USING btree (org_id, conversation_id, at DESC, id DESC);
ALTER TABLE public.thread_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.thread_event FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.thread_event FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.thread_event FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE TRIGGER never_deleted BEFORE DELETE ON public.thread_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_erased BEFORE UPDATE ON public.thread_event FOR EACH ROW WHEN (((new.words <> ''::text) OR (((((((((((new.org_id IS DISTINCT FROM old.org_id) OR (new.id IS DISTINCT FROM old.id)) OR (new.conversation_id IS DISTINCT FROM old.conversation_id)) OR (new.kind IS DISTINCT FROM old.kind)) OR (new.actor_member_id IS DISTINCT FROM old.actor_member_id)) OR (new.actor_key_id IS DISTINCT FROM old.actor_key_id)) OR (new.to_member_id IS DISTINCT FROM old.to_member_id)) OR (new.from_department_id IS DISTINCT FROM old.from_department_id)) OR (new.to_department_id IS DISTINCT FROM old.to_department_id)) OR (new.until IS DISTINCT FROM old.until)) OR (new.at IS DISTINCT FROM old.at)))) EXECUTE FUNCTION refuse_change();
GRANT SELECT ON TABLE public.thread_event TO parley_backup;
GRANT INSERT, SELECT ON TABLE public.thread_event TO parley_web;

CREATE TABLE public.tile (
  org_id uuid NOT NULL,
  level smallint NOT NULL,
  index bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT tile_pkey PRIMARY KEY (org_id, level, index),
  CONSTRAINT tile_level_check CHECK ((level > 0))
);
ALTER TABLE public.tile ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.tile FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.tile FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.tile FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.tile FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.tile FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT ON TABLE public.tile TO parley_backup;
GRANT INSERT, SELECT ON TABLE public.tile TO parley_web;

CREATE TABLE public.tree_head (
  org_id uuid NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  frontier bytea NOT NULL,
  CONSTRAINT tree_head_pkey PRIMARY KEY (org_id)
) WITH (fillfactor=70);
ALTER TABLE public.tree_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.tree_head FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.tree_head FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.tree_head FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.tree_head FOR SELECT TO parley_reader USING (true);
CREATE TRIGGER never_deleted BEFORE DELETE ON public.tree_head FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT ON TABLE public.tree_head TO parley_backup;
GRANT SELECT ON TABLE public.tree_head TO parley_reader;
GRANT INSERT, SELECT, UPDATE ON TABLE public.tree_head TO parley_web;

CREATE TABLE public.unsealed (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  CONSTRAINT unsealed_pkey PRIMARY KEY (org_id, id)
);
ALTER TABLE public.unsealed ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.unsealed FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.unsealed FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY own_organization ON public.unsealed FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.unsealed FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.unsealed TO parley_backup;
GRANT SELECT ON TABLE public.unsealed TO parley_reader;
GRANT DELETE, INSERT, SELECT ON TABLE public.unsealed TO parley_web;

CREATE TABLE public.unsigned (
  org_id uuid NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  CONSTRAINT unsigned_pkey PRIMARY KEY (org_id, size)
);
ALTER TABLE public.unsigned ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.unsigned FORCE ROW LEVEL SECURITY;
CREATE POLICY backup ON public.unsigned FOR SELECT TO parley_backup USING ((CURRENT_USER = 'parley_backup'::name));
CREATE POLICY install ON public.unsigned FOR ALL TO PUBLIC USING ((CURRENT_USER <> ALL (ARRAY['parley_web'::name, 'parley_reader'::name, 'parley_backup'::name]))) WITH CHECK ((CURRENT_USER <> ALL (ARRAY['parley_web'::name, 'parley_reader'::name, 'parley_backup'::name])));
CREATE POLICY own_organization ON public.unsigned FOR ALL TO PUBLIC USING ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)) WITH CHECK ((org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid));
CREATE POLICY reader ON public.unsigned FOR SELECT TO parley_reader USING (true);
GRANT SELECT ON TABLE public.unsigned TO parley_backup;
GRANT SELECT ON TABLE public.unsigned TO parley_reader;
GRANT INSERT ON TABLE public.unsigned TO parley_web;

CREATE TABLE public.worker (
  id uuid NOT NULL,
  seen_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT worker_pkey PRIMARY KEY (id)
);
GRANT SELECT ON TABLE public.worker TO parley_reader;

CREATE OR REPLACE FUNCTION public.add_route(kind text, secret text, id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
  INSERT INTO route (kind, sha256, org_id, id)
  VALUES (add_route.kind, sha256(convert_to(add_route.secret, 'UTF8')),
          current_setting('app.org')::uuid, add_route.id)
  ON CONFLICT DO NOTHING;
END $function$;
REVOKE ALL ON FUNCTION public.add_route(kind text, secret text, id uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.add_route(kind text, secret text, id uuid) TO parley_web;

CREATE OR REPLACE FUNCTION public.begin_install()
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
  INSERT INTO install_secret (kind, sha256, org_id, used_at)
  VALUES ('installed', ''::bytea, current_setting('app.org')::uuid, now())
  ON CONFLICT (kind) DO NOTHING;
  RETURN FOUND;
END $function$;
REVOKE ALL ON FUNCTION public.begin_install() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.begin_install() TO parley_web;

CREATE OR REPLACE FUNCTION public.distribute(t regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
END $function$;

CREATE OR REPLACE FUNCTION public.let_install_write(t regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  EXECUTE format('CREATE POLICY install ON %s USING (current_user NOT IN (''parley_web'', ''parley_reader'', ''parley_backup''))
                    WITH CHECK (current_user NOT IN (''parley_web'', ''parley_reader'', ''parley_backup''))', t);
END $function$;

CREATE OR REPLACE FUNCTION public.let_reader_see(t regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  -- On PostgreSQL 15 a role inherits every role that it may become, so there the owner would read everything, too, if
  -- the name were not compared; since 16 it is granted without inheriting, and nothing has to be compared for each row.
  EXECUTE format('CREATE POLICY reader ON %s FOR SELECT TO parley_reader USING (%s)', t,
                 CASE WHEN current_setting('server_version_num')::integer < 160000
                      THEN 'current_user = ''parley_reader''' ELSE 'true' END);
  EXECUTE format('GRANT SELECT ON %s TO parley_reader', t);
END $function$;

CREATE OR REPLACE FUNCTION public.protect(t regclass, grants text DEFAULT 'SELECT, INSERT, UPDATE, DELETE'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP;
END $function$;

CREATE OR REPLACE FUNCTION public.remove_route(kind text, id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
  DELETE FROM route r
   WHERE r.kind = remove_route.kind AND r.id = remove_route.id
     AND r.org_id = current_setting('app.org')::uuid;
END $function$;
REVOKE ALL ON FUNCTION public.remove_route(kind text, id uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.remove_route(kind text, id uuid) TO parley_web;
