import { randomBytes } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import {
  type VisitorInput,
  type VisitorMessage,
  type VisitorPush,
  type VisitorReply,
  type VisitorRequestName,
  type VisitorUpload,
  visitorPushes,
} from '#shared/contract/visitor.ts';
import { visitorNamespace, visitorProtocol } from '#shared/contract/visitor-address.ts';

/** A visitor's page without its screen: a real socket.io client and real HTTP calls. */
export interface VisitorPeer {
  socket: Socket;
  secret: string;
  messages: VisitorMessage[];
  typing: VisitorPush<'chat:typing'>[];
  welcomed: Promise<VisitorPush<'chat:welcome'>>;
  refused: Promise<VisitorPush<'chat:refused'>>;
  ask<N extends VisitorRequestName>(name: N, input: VisitorInput<N>): Promise<VisitorReply<Record<string, unknown>>>;
  upload(name: string, bytes: Uint8Array): Promise<{ status: number; body: VisitorUpload }>;
  download(ref: string, index: number): Promise<Response>;
  close(): void;
}

interface VisitorPeerOptions {
  secret?: string;
  /** What a browser or a proxy adds to the connection. */
  headers?: Record<string, string>;
  hello?: object;
}

export const newSecret = (): string => randomBytes(32).toString('base64url');

export function openVisitorPeer(
  url: string,
  inboxId: string,
  { secret = newSecret(), headers: extraHeaders = {}, hello = {} }: VisitorPeerOptions = {},
): VisitorPeer {
  const socket = io(`${url}${visitorNamespace}`, {
    auth: { protocol: visitorProtocol, inboxId, secret, ...hello },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders,
  });
  const headers = { authorization: `Visitor ${secret}` };
  const peer: VisitorPeer = {
    socket,
    secret,
    messages: [],
    typing: [],
    // Parsed by the contract: a server that sends anything else fails the test that waits.
    welcomed: new Promise((resolve, reject) => {
      socket.on('chat:welcome', (payload: unknown) => {
        const parsed = visitorPushes['chat:welcome'].safeParse(payload);
        if (parsed.success) resolve(parsed.data);
        else reject(parsed.error);
      });
    }),
    refused: new Promise((resolve) => {
      socket.on('chat:refused', (payload: unknown) => resolve(visitorPushes['chat:refused'].parse(payload)));
      socket.on('connect_error', (error: Error & { data?: unknown }) => {
        const parsed = visitorPushes['chat:refused'].safeParse(error.data);
        if (parsed.success) resolve(parsed.data);
      });
    }),
    ask: (name, input) => socket.timeout(5_000).emitWithAck(name, input),
    async upload(name, bytes) {
      const response = await fetch(`${url}/widget/files/${inboxId}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
        body: Buffer.from(bytes),
      });
      return { status: response.status, body: (await response.json()) as VisitorUpload };
    },
    download: (ref, index) => fetch(`${url}/widget/files/${inboxId}/${ref}/${index}`, { headers }),
    close: () => void socket.disconnect(),
  };
  socket.on('chat:message', (payload: unknown) => {
    peer.messages.push(visitorPushes['chat:message'].parse(payload).message);
  });
  socket.on('chat:typing', (payload: unknown) => peer.typing.push(visitorPushes['chat:typing'].parse(payload)));
  return peer;
}
