import { type Kysely, sql } from 'kysely';

/** Supervision, whispers, raised hands, side conversations, mentions, merges, bulk actions; and an audit nobody can rewrite. */
const statements = `
create table supervision_policy (id text primary key, tell_agent boolean not null, show_typing boolean not null, notices jsonb not null,
  notices_on_live_only boolean not null);
create table supervision (id text primary key, supervisor_id text not null, agent_id text, conversation_id text, mode text not null,
  started_at bigint not null, changed_at bigint not null, ended_at bigint, ended_as text, agent_told boolean not null,
  customer_notice boolean not null, former_assignee_id text);
create index supervision_running on supervision (conversation_id) where ended_at is null;
create table whisper (id text primary key, conversation_id text not null references conversation(id), from_id text not null, to_id text not null,
  about jsonb not null, answers_id text, sent_at bigint not null, read_at bigint);
create index whisper_conversation on whisper (conversation_id, sent_at desc);
create table participant (id text primary key, conversation_id text not null references conversation(id), user_id text not null, "as" text not null,
  invited_by text not null, joined_at bigint not null, left_at bigint);
create index participant_conversation on participant (conversation_id) where left_at is null;
create table raised_hand (id text primary key, user_id text not null, conversation_id text, kind text not null, reason text not null,
  reward_id text, step jsonb, state text not null, raised_at bigint not null, taken_by text, taken_at bigint, closed_by text,
  closed_at bigint, decision text, words text not null);
create index raised_hand_open on raised_hand (raised_at) where closed_at is null;
create table mention (id text primary key, user_id text not null, conversation_id text not null, message_id text not null, by_id text not null,
  at bigint not null, seen_at bigint);
create index mention_user on mention (user_id, at desc);
create table side_thread (id text primary key, conversation_id text not null references conversation(id), topic text not null,
  opened_by text not null, member_ids jsonb not null, opened_at bigint not null, closed_at bigint, last_message_at bigint not null,
  last_author_id text not null, seen_at jsonb not null);
create index side_thread_conversation on side_thread (conversation_id);
create index side_thread_members on side_thread using gin (member_ids);
create table side_message (id text primary key, side_thread_id text not null references side_thread(id), conversation_id text not null,
  author_id text not null, text text not null, sent_at bigint not null);
create index side_message_thread on side_message (side_thread_id, sent_at);
create table conversation_merge (id text primary key references conversation(id), target_id text not null references conversation(id),
  merged_by text not null, merged_at bigint not null);
create table bulk_action (id text primary key, actor_id text not null, action text not null, at bigint not null, outcomes jsonb not null,
  undone_at bigint);
create index bulk_action_actor on bulk_action (actor_id, at desc);
alter table audit add column conversation_id text;
alter table audit add column user_id text;
create index audit_conversation on audit (conversation_id, at desc) where conversation_id is not null;
create index audit_user on audit (user_id, at desc) where user_id is not null;
create function audit_stays() returns trigger language plpgsql as 'begin raise exception ''the audit is never changed''; end';
create trigger audit_append_only before update or delete on audit for each row execute function audit_stays()
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements.split(/;\s*\n/)) await sql.raw(statement).execute(db);
}
