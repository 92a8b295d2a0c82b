import { type Kysely, sql } from 'kysely';

/** Released versions are never edited: what comes after is a new file beside this one. */
const statements = `
create table workspace (id text primary key, name text not null, language text not null, country text not null,
  undo_send_seconds integer not null, away_reasons jsonb not null, sample boolean not null);
create table "user" (id text primary key, name text not null, email text not null, role text not null, languages jsonb not null,
  queue_ids jsonb not null, skills jsonb not null, capacity jsonb not null, disabled_at bigint, created_at bigint not null);
create unique index user_email on "user" (lower(email));
create table user_secret (user_id text primary key references "user"(id) on delete cascade, password_hash text not null);
create table session (id text primary key, user_id text not null references "user"(id) on delete cascade, token_hash text not null unique,
  device text not null, created_at bigint not null, last_seen_at bigint not null, expires_at bigint not null, revoked_at bigint);
create index session_by_user on session (user_id);
create table presence (id text primary key, state text not null, reason text, since bigint not null);
create table queue (id text primary key, name text not null, description text not null, routing text not null, offer_seconds integer not null,
  service_level_seconds integer not null, service_level_percent integer not null, reply_target_seconds integer not null, created_at bigint not null);
create table inbox (id text primary key, channel text not null, name text not null, address text not null, queue_id text, enabled boolean not null,
  settings jsonb not null, secrets_set jsonb not null, health jsonb not null, created_at bigint not null);
create table inbox_vault (inbox_id text primary key references inbox(id) on delete cascade, sealed text not null);
create table inbox_state (inbox_id text primary key references inbox(id) on delete cascade, state jsonb);
create table tag (id text primary key, name text not null, color text not null);
create table reward (id text primary key, name jsonb not null, kind text not null, amount bigint, tiers jsonb not null);
create table script (id text primary key, name text not null, enabled boolean not null, trigger jsonb not null, steps jsonb not null, updated_at bigint not null);
create table canned_reply (id text primary key, shortcut text not null, title text not null, text jsonb not null, channels jsonb not null, updated_at bigint not null);
create table customer (id text primary key, name text not null, tier text not null, language text, country text, city text, preferred_channel text,
  owner_id text, currency text not null, lifetime_value_minor bigint not null, points bigint not null, birthday text, preferences jsonb not null,
  blocked_at bigint, customer_since bigint not null, updated_at bigint not null);
create index customer_words on customer using gin (to_tsvector('simple', name));
create table identity (id text primary key, customer_id text not null references customer(id), kind text not null, value text not null, label text not null);
create unique index identity_value on identity (kind, value);
create index identity_customer on identity (customer_id);
create table "order" (id text primary key, customer_id text not null references customer(id), number text not null, status text not null, currency text not null,
  total_minor bigint not null, items jsonb not null, shipments jsonb not null, placed_at bigint not null, updated_at bigint not null);
create index order_customer on "order" (customer_id, placed_at desc);
create index order_number on "order" (number);
create sequence conversation_number start 1001;
create table conversation (id text primary key, number bigint not null, customer_id text not null references customer(id),
  inbox_id text not null, channel text not null, queue_id text, assignee_id text, state text not null, priority text not null, subject text not null,
  language text, tag_ids jsonb not null, snoozed_until bigint, last_position integer not null, last_message jsonb, last_reply jsonb,
  last_inbound_position integer not null, last_inbound_at bigint, waiting_since bigint, reply_due_at bigint, first_reply_at bigint,
  script jsonb, created_at bigint not null, resolved_at bigint, activity_at bigint not null);
create unique index conversation_number_unique on conversation (number) where number > 0;
create index conversation_customer on conversation (customer_id, activity_at desc);
create index conversation_activity on conversation (activity_at desc, id desc);
create index conversation_snoozed on conversation (snoozed_until) where state = 'snoozed';
create index conversation_unassigned on conversation (queue_id, waiting_since) where assignee_id is null and state = 'open';
create index conversation_assignee on conversation (assignee_id) where state <> 'resolved';
create table message (id text primary key, conversation_id text not null references conversation(id), position integer not null, kind text not null,
  author_id text, sender_name text, text text not null, html text, quoted_text text, subject text, recipients jsonb, attachments jsonb not null,
  automatic boolean not null, event jsonb, delivery jsonb, not_before bigint, sent_at bigint not null);
create unique index message_place on message (conversation_id, position);
create index message_words on message using gin (to_tsvector('simple', text)) where kind in ('inbound', 'outbound', 'note');
create table read_mark (id text primary key, user_id text not null, conversation_id text not null, position integer not null, at bigint not null);
create index read_mark_user on read_mark (user_id);
create table offer (id text primary key, conversation_id text not null references conversation(id), queue_id text, user_id text not null, state text not null,
  reason text not null, offered_at bigint not null, expires_at bigint not null, closed_at bigint);
create unique index offer_ringing on offer (conversation_id) where state = 'ringing';
create index offer_user on offer (user_id, state);
create table change_log (seq bigserial primary key, at bigint not null, entity text not null, entity_id text not null, conversation_id text, user_id text,
  audience_before jsonb);
create table message_link (inbox_id text not null, external_id text not null, message_id text not null, conversation_id text not null,
  primary key (inbox_id, external_id));
create index message_link_message on message_link (message_id);
create table conversation_thread (inbox_id text not null, thread_key text not null, conversation_id text not null, at bigint not null,
  primary key (inbox_id, thread_key, conversation_id));
create table send_queue (message_id text primary key, conversation_id text not null, inbox_id text not null, position integer not null,
  state text not null, attempts integer not null, next_attempt_at bigint not null, claimed_by text, claimed_at bigint, last_detail text, last_failure text);
create index send_queue_due on send_queue (state, next_attempt_at);
create table mutation_answer (mutation_id text primary key, user_id text not null, answer jsonb not null, at bigint not null);
create table attachment (id text primary key, name text not null, mime_type text not null, size_bytes bigint not null, sha256 text not null,
  content_id text, owner_id text, conversation_id text, created_at bigint not null);
create table webhook_subscription (id text primary key, url text not null, events jsonb not null, secret text not null, created_by text not null,
  created_at bigint not null, disabled_at bigint, cursor bigint not null);
create table webhook_delivery (id text primary key, subscription_id text not null references webhook_subscription(id) on delete cascade, event text not null,
  payload jsonb not null, attempts integer not null, next_attempt_at bigint not null, delivered_at bigint, failed_at bigint, last_status text, created_at bigint not null);
create index webhook_delivery_due on webhook_delivery (next_attempt_at) where delivered_at is null and failed_at is null;
create table audit (id text primary key, at bigint not null, actor_id text, action text not null, subject text not null, detail jsonb);
create index audit_time on audit (at desc)
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements.split(/;\s*\n/)) await sql.raw(statement).execute(db);
}
