import type { SettingValue } from '#shared/channels/settings.ts';
import type { TestReport } from '#shared/contract/socket.ts';
import type { VisitorError, VisitorPage, VisitorUpload } from '#shared/contract/visitor.ts';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { DeliveryStatus, FailureCode } from '#shared/domain/delivery.ts';
import type { IdentityKind } from '#shared/domain/identity.ts';
import type { InboxHealth } from '#shared/domain/inbox.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';

/** An address on a channel. `value` is normalised by the connector: lower-case email, E.164 phone, the provider's user id. */
export interface Address {
  kind: IdentityKind;
  value: string;
  /** As people write it. */
  label: string;
  /** The name the channel gives, or null. */
  name: string | null;
}

/** A file on its way in. The bytes are read once, when the message is stored. */
export interface IncomingFile {
  name: string;
  mimeType: string;
  contentId: string | null;
  read(): Promise<Uint8Array>;
}

/** What a customer wrote, as the connector understood it. */
export interface IncomingMessage {
  /** The provider's id of this message, unique in this inbox: the same one arriving again changes nothing. */
  externalId: string;
  from: Address;
  /**
   * The provider's own thread, where it has one (a chat id, a visitor's session); null where threads follow from `references`
   * (email). Messages with the same key join the same open conversation.
   */
  threadKey: string | null;
  /** External ids of earlier messages this one answers, nearest first. */
  references: string[];
  text: string;
  html: string | null;
  quotedText: string | null;
  subject: string | null;
  recipients: { to: string[]; cc: string[]; bcc: string[] } | null;
  files: IncomingFile[];
  /** Auto-replies, bounces, list mail: stored, but never start a wait and are never answered automatically. */
  automatic: boolean;
  /** The provider's time, epoch ms. */
  sentAt: number;
}

/** What the provider says about a message we sent. */
export interface Receipt {
  /** The id `send` returned. */
  externalId: string;
  status: Extract<DeliveryStatus, 'sent' | 'delivered' | 'read' | 'failed'>;
  at: number;
  failure: { code: FailureCode; detail: string } | null;
}

/** Where a connector delivers. Every call resolves only when the fact is stored, so a provider is acknowledged only then. */
export interface Sink {
  /** Stores the message; `duplicate` when this `externalId` was stored before. */
  receive(message: IncomingMessage): Promise<'stored' | 'duplicate'>;
  receipt(receipt: Receipt): Promise<void>;
  /** Everything of ours in a thread up to this time was read or delivered (Messenger's watermarks). */
  watermark(threadKey: string, status: 'delivered' | 'read', at: number): Promise<void>;
  typing(threadKey: string, typing: boolean): void;
  /** The customer sits before the open channel, or has left it; for channels that can see it. */
  present?(threadKey: string, isPresent: boolean): void;
  health(health: InboxHealth): Promise<void>;
  /** Small durable memory of the connector: an IMAP UID, a Telegram offset. */
  loadState(): Promise<unknown>;
  saveState(state: unknown): Promise<void>;
}

/** A file on its way out. */
export interface OutgoingFile {
  name: string;
  mimeType: string;
  sizeBytes: number;
  contentId: string | null;
  read(): Promise<Uint8Array>;
}

export interface OutgoingMessage {
  /** Parley's message id: the same on every attempt, so it is what idempotency keys and Message-IDs are made from. */
  messageId: string;
  conversationId: string;
  to: Address;
  threadKey: string | null;
  /** External ids of the thread, oldest first, for References and reply-to. */
  references: string[];
  text: string;
  html: string | null;
  subject: string | null;
  recipients: { to: string[]; cc: string[]; bcc: string[] } | null;
  files: OutgoingFile[];
  /** The colleague's name where the channel shows one. */
  authorName: string | null;
  sentAt: number;
  /** A rule wrote it, not a person. Email says so to the other side, so that two machines do not answer each other. */
  automatic?: boolean;
}

/**
 * `sent`: the provider has it; its id for receipts. `temporary`: certainly not sent, try again after a while. `rejected`: certainly
 * not sent and never will be. `unconfirmed`: it may have been sent (the answer was lost): never tried again by the machine.
 */
export type SendResult =
  | { kind: 'sent'; externalId: string; status: 'sent' | 'delivered' }
  | { kind: 'temporary'; detail: string; retryAfterMs: number | null }
  | { kind: 'rejected'; code: FailureCode; detail: string }
  | { kind: 'unconfirmed'; detail: string };

/** A provider's call, exactly as it arrived: signatures are over the raw bytes. */
export interface WebhookRequest {
  method: string;
  /** The public address it was sent to, as the provider knows it (Twilio signs it). */
  url: string;
  query: Readonly<Record<string, string>>;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}
export interface WebhookResponse {
  status: number;
  contentType: string;
  body: string;
}

/** A visitor's open page, for channels that speak to the customer's browser themselves. */
export interface VisitorConnection {
  /** What the page said about itself when it connected; parse it. */
  hello: unknown;
  origin: string | null;
  onMessage(handle: (event: string, payload: unknown) => Promise<unknown>): void;
  onClose(handle: () => void): void;
  send(event: string, payload: unknown): void;
  close(reason: string): void;
}

/**
 * A message as the customer may see it. `kind` has no other values on purpose: a note, a whisper or a system message cannot be
 * handed over without a type error. Outbound ones only once they were handed to a connector (`sending` counts as `sent`): held,
 * queued and failed ones have not left the house.
 */
export interface PublicMessage {
  id: string;
  externalId: string | null;
  kind: 'inbound' | 'outbound';
  /** The colleague's name as customers see it; null for the customer's own. */
  authorName: string | null;
  text: string;
  /** In the order `VisitorThreads.file` counts them. */
  files: { name: string; mimeType: string; sizeBytes: number }[];
  status: 'received' | 'sent' | 'delivered' | 'read';
  sentAt: number;
}
export interface PublicPage {
  /** Oldest first. */
  messages: PublicMessage[];
  /** There are older ones. */
  more: boolean;
  /** Colleagues have read the thread up to this time; null: nothing yet. */
  readByColleaguesAt: number | null;
}

/** What a customer's own browser may read back of its thread, for channels that show it themselves. All in this inbox only. */
export interface VisitorThreads {
  /** The newest `limit` messages before message `beforeId` (null: the newest of all), over every conversation of the thread. */
  history(threadKey: string, beforeId: string | null, limit: number): Promise<PublicPage>;
  /** The file at this place of a public message in this thread, else null. */
  file(threadKey: string, messageId: string, index: number): Promise<OutgoingFile | null>;
  /** Somebody who serves this inbox is there now. */
  staffed(): Promise<boolean>;
}

/** Reached by the customer's browser over HTTP, beside `Connector.visitor`. Nothing here is trusted before it was parsed. */
export interface VisitorDoor {
  /** What the page shows before anybody writes. */
  page(): Promise<VisitorPage>;
  /** Sites that may show the chat, as origins; empty: any site. */
  readonly allowedOrigins: readonly string[];
  /** `null`: our own page, or not a browser. */
  allows(origin: string | null): boolean;
  /** Takes a file for a message that follows. Reads no further than the channel's limit. */
  upload(
    secret: unknown,
    file: { name: string; mimeType: string; body: AsyncIterable<Uint8Array> },
  ): Promise<Result<VisitorUpload, VisitorError>>;
  download(secret: unknown, messageId: string, index: number): Promise<OutgoingFile | null>;
}

/** A configured inbox as its connector sees it. Settings were checked against the manifest; secrets are in the clear here only. */
export interface ConnectorContext {
  inbox: {
    id: string;
    name: string;
    address: string;
    settings: Readonly<Record<string, SettingValue>>;
    secrets: Readonly<Record<string, string>>;
  };
  sink: Sink;
  log: Logger;
  clock: Clock;
  /** `https://…/webhooks/<channel>/<inbox>`: what the administrator pastes at the provider. */
  webhookUrl: string;
  /** Absent only in tests of channels that never show a thread to the customer. */
  threads?: VisitorThreads;
  /**
   * Speaks to `heard` of the same inbox's connector on every other server. JSON, without memory: what is lost is lost. Absent
   * where there are no other servers.
   */
  tellElsewhere?(payload: unknown): void;
}

/**
 * One connected inbox of one channel. Made by a `ConnectorFactory`, it knows its own folder, this file, `platform` and the shared
 * contract, nothing else. `start` returns quickly; trouble goes to `sink.health` and is retried by the connector itself.
 */
export interface Connector {
  start(): Promise<void>;
  /** Stops listening and finishes what is in hand. Safe to call twice and before `start`. */
  stop(): Promise<void>;
  send(message: OutgoingMessage): Promise<SendResult>;
  /** Asks the provider whether a message of ours arrived there after all; absent where providers cannot tell. */
  lookup?(
    messageId: string,
    to: Address,
  ): Promise<{ kind: 'sent'; externalId: string } | { kind: 'unknown' } | { kind: 'not-sent' }>;
  /** Signs in and checks every setting without changing anything at the provider. */
  test(): Promise<TestReport>;
  /** Answers 401 to a forged signature and logs it. */
  webhook?(request: WebhookRequest): Promise<WebhookResponse>;
  visitor?(connection: VisitorConnection): Promise<void>;
  readonly visitorDoor?: VisitorDoor;
  /** The same inbox's connector on another server says this; parse it. */
  heard?(payload: unknown): void;
  /** An agent began or stopped typing in this thread. */
  typing?(threadKey: string, typing: boolean, authorName: string | null): void;
  /** The agent has read the thread up to now (channels with read receipts). */
  markRead?(threadKey: string, at: number): Promise<void>;
}

/**
 * What of an inbox only one server may do at a time. `none`: every server serves it. `receiving`: one server starts it; the
 * connectors of the others are never started, and send. `all`: one server has its connector, the others have none.
 */
export type SingleSession = 'none' | 'receiving' | 'all';

export interface ConnectorFactory {
  readonly channel: ChannelId;
  /** Asked with the settings the inbox has now. Absent: `none`. */
  singleSession?(settings: ConnectorContext['inbox']['settings']): SingleSession;
  create(context: ConnectorContext): Connector;
}
