import { type Kysely, sql } from 'kysely';

/** What the floor's figures are counted from, teams, and thresholds that leads want to hear of. */
const statements = `
create table team (id text primary key, name text not null);
alter table "user" add column team_id text;
create table figure_alert (id text primary key, name text not null, scope jsonb not null, figure text not null, direction text not null,
  value double precision not null, clear_value double precision, for_seconds integer not null, user_ids jsonb not null, enabled boolean not null);
create table figure_alert_state (alert_id text primary key, over_since bigint, raised_at bigint);
create table floor_contact (id text primary key, conversation_id text not null references conversation(id), queue_id text, channel text not null,
  waiting_since bigint not null, queued_at bigint not null, target_ms integer not null, ended_at bigint, outcome text, agent_id text);
create unique index floor_contact_open on floor_contact (conversation_id) where ended_at is null;
create index floor_contact_conversation on floor_contact (conversation_id);
create index floor_contact_queued on floor_contact (queued_at);
create index floor_contact_ended on floor_contact (ended_at);
create table floor_handling (id text primary key, conversation_id text not null references conversation(id), queue_id text, channel text not null,
  agent_id text not null, started_at bigint not null, ended_at bigint, active_ms bigint);
create unique index floor_handling_open on floor_handling (conversation_id) where ended_at is null;
create index floor_handling_conversation on floor_handling (conversation_id);
create index floor_handling_ended on floor_handling (ended_at);
create table floor_reply (id text primary key, conversation_id text not null references conversation(id), queue_id text, channel text not null,
  agent_id text, is_first boolean not null, at bigint not null, waited_ms bigint not null);
create index floor_reply_conversation on floor_reply (conversation_id);
create index floor_reply_time on floor_reply (at);
create table floor_resolution (id text primary key, conversation_id text not null references conversation(id), queue_id text, channel text not null,
  agent_id text, at bigint not null, took_ms bigint not null, is_first boolean not null, returned_at bigint);
create index floor_resolution_conversation on floor_resolution (conversation_id, at);
create index floor_resolution_time on floor_resolution (at);
create table floor_presence (id text primary key, user_id text not null, state text not null, reason text, started_at bigint not null, ended_at bigint);
create unique index floor_presence_open on floor_presence (user_id) where ended_at is null;
create index floor_presence_user on floor_presence (user_id, ended_at);
create index floor_presence_ended on floor_presence (ended_at);
create index offer_conversation on offer (conversation_id);
create index offer_closed on offer (closed_at);
create index wrap_up_ended on wrap_up (ended_at)
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements.split(/;\s*\n/)) await sql.raw(statement).execute(db);
}
