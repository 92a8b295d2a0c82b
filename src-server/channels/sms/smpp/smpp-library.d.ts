/** What Parley uses of the smpp package, which ships no types. Fields of a PDU are unknown until parsed. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer, Socket } from 'node:net';

  export interface Pdu {
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    response(options?: Readonly<Record<string, unknown>>): Pdu;
    readonly [field: string]: unknown;
  }
  type Fields = Readonly<Record<string, unknown>>;
  type Answered = (response: Pdu) => void;

  export interface Session extends EventEmitter {
    readonly socket: Socket;
    /** False when the socket cannot be written to; the PDU has not left then. */
    send(pdu: Pdu, sent?: (pdu: Pdu) => void): boolean;
    bind_transceiver(fields: Fields, answered: Answered): boolean;
    submit_sm(fields: Fields, answered: Answered): boolean;
    deliver_sm(fields: Fields, answered: Answered): boolean;
    enquire_link(answered: Answered): boolean;
    unbind(answered: Answered): boolean;
    close(closed?: () => void): void;
    destroy(closed?: () => void): void;
  }
  interface Filtered {
    filter?: unknown;
  }
  interface Library {
    connect(options: { host: string; port: number; tls?: boolean }): Session;
    createServer(options: { key?: string; cert?: string }, listener: (session: Session) => void): NetServer;
    readonly commands: { readonly deliver_sm: { readonly params: { readonly short_message: Filtered } } };
    readonly tlvs: { readonly message_payload: Filtered };
    readonly errors: Readonly<Record<string, number>>;
    readonly encodings: Readonly<Record<'ASCII' | 'LATIN1' | 'UCS2', { encode(text: string): Buffer }>>;
  }
  const library: Library;
  export default library;
}
