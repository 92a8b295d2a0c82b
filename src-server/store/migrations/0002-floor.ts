import { type Kysely, sql } from 'kysely';

/** The floor: rules of queues and hours, promises in time, the record of presence, vouchers. */
const statements = `
create table floor_policy (id text primary key, away_after_idle_seconds integer, away_after_lock_seconds integer, announce_seconds integer not null,
  away_after_missed_offers integer, disconnect_grace_seconds integer not null, capacity text not null, channel_weights jsonb not null,
  sticky_days integer not null);
create table business_hours (id text primary key, name text not null, time_zone text not null, weekly jsonb not null, holidays jsonb not null);
create table queue_rules (id text primary key, hours_id text, importance integer not null, vip_first boolean not null, skills jsonb not null,
  relax_skills_after_seconds integer, match_language boolean not null, relax_language_after_seconds integer,
  hold_for_agent_seconds integer not null, overflow jsonb not null, wrap_up_seconds integer not null, disposition_required boolean not null,
  compensation jsonb);
create table sla_policy (id text primary key, name text not null, enabled boolean not null, "order" integer not null, applies jsonb not null,
  first_reply_seconds integer, next_reply_seconds integer, resolution_seconds integer, hours_id text, pause_while_pending boolean not null,
  warn_at_percent integer not null);
create table keyword_rule (id text primary key, name text not null, enabled boolean not null, "order" integer not null, match jsonb not null,
  outcome jsonb not null);
create table disposition (id text primary key, name text not null, queue_ids jsonb not null, "order" integer not null, enabled boolean not null);
create table sla_clock (id text primary key references conversation(id), policy_id text not null, first_reply jsonb, next_reply jsonb,
  resolution jsonb, next_at bigint);
create index sla_clock_next on sla_clock (next_at) where next_at is not null;
create table queue_wait (id text primary key references conversation(id), queue_id text, reason text not null, since bigint not null);
create table wrap_up (id text primary key, user_id text not null, conversation_id text not null references conversation(id), queue_id text,
  disposition_id text, started_at bigint not null, ends_at bigint not null, ended_at bigint);
create index wrap_up_running on wrap_up (ends_at) where ended_at is null;
create index wrap_up_conversation on wrap_up (conversation_id);
create table voucher (id text primary key, code text not null, customer_id text not null references customer(id), conversation_id text,
  amount_minor bigint not null, currency text not null, reason text not null, created_at bigint not null, expires_at bigint not null,
  redeemed_at bigint, redeemed_by text);
create unique index voucher_code on voucher (code);
create index voucher_customer on voucher (customer_id, created_at desc);
alter table offer add column why jsonb not null default '[]';
create table presence_change (id text primary key, user_id text not null, at bigint not null, from_state text not null, from_reason text,
  to_state text not null, to_reason text, actor_id text, cause text not null);
create index presence_change_time on presence_change (at desc);
create index presence_change_user on presence_change (user_id, at desc);
create table desk_connection (node_id text not null, user_id text not null, seen_at bigint not null, primary key (node_id, user_id));
create index desk_connection_user on desk_connection (user_id, seen_at desc);
create table compensation (conversation_id text not null, waiting_since bigint not null, customer_id text not null, queue_id text not null,
  at bigint not null, outcome text not null, voucher_id text, primary key (conversation_id, waiting_since));
create index compensation_queue on compensation (queue_id, at) where outcome = 'given';
create index compensation_customer on compensation (customer_id, at) where outcome = 'given'
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements.split(/;\s*\n/)) await sql.raw(statement).execute(db);
}
