/// <reference path="../../src-server/channels/sms/smpp/smpp-library.d.ts" />
import type { Server } from 'node:net';
import smpp, { type Pdu, type Session } from 'smpp';
import { z } from 'zod';
import { freePort } from './free-port.ts';

const submitSchema = z.object({
  source_addr: z.string(),
  source_addr_ton: z.number(),
  destination_addr: z.string(),
  dest_addr_ton: z.number(),
  dest_addr_npi: z.number(),
  esm_class: z.number(),
  data_coding: z.number(),
  registered_delivery: z.number(),
  // The library's server side decodes text and header by its own tables, independent of the connector's.
  short_message: z.object({ message: z.string(), udh: z.array(z.instanceof(Buffer)).optional() }),
});

/** One accepted submit_sm. */
export interface SubmittedPart {
  id: string;
  source: string;
  sourceTon: number;
  destination: string;
  destinationTon: number;
  dataCoding: number;
  wantsReceipt: boolean;
  text: string;
  /** The joining header, for parts of a long message. */
  joined: { reference: number; total: number; place: number } | null;
}

/** What the next submits meet, one each. A number is a command status. */
type SmppTrouble = number | 'drop-before-taking' | 'drop-after-taking' | 'stay-silent' | { answerAfterMs: number };

/** A message as it goes into deliver_sm; `text` is encoded by the library's tables, `bytes` goes as it is. */
interface Delivery {
  source: string;
  sourceTon?: number;
  destination: string;
  text?: string;
  bytes?: Uint8Array;
  dataCoding?: number;
  esmClass?: number;
  udh?: readonly number[];
  tlvs?: Readonly<Record<string, unknown>>;
}

export interface SmppPeer {
  port: number;
  systemId: string;
  password: string;
  submitted: SubmittedPart[];
  /** Sessions bound since the start. */
  binds(): number;
  enquiries(): number;
  failNext(...troubles: (SmppTrouble | 'accept')[]): void;
  /** Resolves with the command status the connector answered. */
  deliver(delivery: Delivery): Promise<number>;
  /** A receipt in the text form of SMPP 3.4, appendix B. */
  deliverReceipt(
    id: string,
    state: string,
    options?: { error?: string; tlvs?: Readonly<Record<string, unknown>> },
  ): Promise<number>;
  /** How ids are written in answers; by default as a number in hexadecimal. */
  writeIds(write: (sequence: number) => string): void;
  /** From now on nothing at all is answered, as on a dead line. */
  freeze(): void;
  dropConnections(): void;
  close(): Promise<void>;
}

/** A real SMPP server on loopback that takes one system id and password. */
export async function startSmppPeer(
  tls: { key: string; cert: string } | Record<string, never> = {},
): Promise<SmppPeer> {
  const port = await freePort();
  const systemId = 'parley';
  const password = 'swordfsh';
  const sessions = new Set<Session>();
  const troubles: (SmppTrouble | 'accept')[] = [];
  const submitted: SubmittedPart[] = [];
  let bound: Session | null = null;
  let binds = 0;
  let enquiries = 0;
  let sequence = 10;
  let frozen = false;
  let writeId = (id: number) => id.toString(16);

  const take = (pdu: Pdu) => {
    sequence += 1;
    const id = writeId(sequence);
    submitted.push(toPart(id, pdu));
    return id;
  };
  const answerSubmit = (session: Session, pdu: Pdu): unknown => {
    const trouble = troubles.shift() ?? 'accept';
    if (typeof trouble === 'number') return session.send(pdu.response({ command_status: trouble }));
    if (trouble === 'drop-before-taking') return session.destroy();
    const response = pdu.response({ message_id: take(pdu) });
    if (trouble === 'drop-after-taking') return session.destroy();
    if (trouble === 'accept') return session.send(response);
    return trouble === 'stay-silent' || setTimeout(() => session.send(response), trouble.answerAfterMs);
  };

  const server: Server = smpp.createServer(tls, (session) => {
    sessions.add(session);
    session.on('close', () => {
      sessions.delete(session);
      if (bound === session) bound = null;
    });
    session.on('error', () => session.destroy());
    const on = (command: string, answer: (pdu: Pdu) => void) =>
      session.on(command, (pdu: Pdu) => {
        if (!frozen) answer(pdu);
      });
    on('bind_transceiver', (pdu) => {
      const { ESME_RINVSYSID, ESME_RINVPASWD } = smpp.errors;
      const refusal = pdu.system_id !== systemId ? ESME_RINVSYSID : pdu.password !== password ? ESME_RINVPASWD : null;
      session.send(pdu.response(refusal === null ? { system_id: 'peer' } : { command_status: refusal }));
      if (refusal !== null) return;
      bound = session;
      binds += 1;
    });
    on('submit_sm', (pdu) => void answerSubmit(session, pdu));
    on('enquire_link', (pdu) => {
      enquiries += 1;
      session.send(pdu.response());
    });
    on('unbind', (pdu) => {
      session.send(pdu.response());
      session.close();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));

  const deliver = (delivery: Delivery) =>
    new Promise<number>((resolve, reject) => {
      const session = bound;
      if (!session) return reject(new Error('nobody is bound'));
      const gone = () => reject(new Error('the connection closed before the answer'));
      session.on('close', gone);
      session.deliver_sm(toFields(delivery), (response) => {
        session.off('close', gone);
        resolve(response.command_status);
      });
    });

  return {
    port,
    systemId,
    password,
    submitted,
    binds: () => binds,
    enquiries: () => enquiries,
    failNext: (...next) => void troubles.push(...next),
    deliver,
    deliverReceipt(id, state, { error = '000', tlvs = {} } = {}) {
      const text = `id:${id} sub:001 dlvrd:001 submit date:2611220100 done date:2611220101 stat:${state} err:${error} text:stat:NO`;
      return deliver({ source: '38640555019', sourceTon: 1, destination: '38640555000', text, esmClass: 0x04, tlvs });
    },
    writeIds(write) {
      writeId = write;
    },
    freeze() {
      frozen = true;
    },
    dropConnections() {
      for (const session of sessions) session.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const session of sessions) session.destroy();
      }),
  };
}

function toPart(id: string, pdu: Pdu): SubmittedPart {
  const fields = submitSchema.parse(pdu);
  const joining = fields.short_message.udh?.find((element) => element[0] === 0 && element[1] === 3);
  return {
    id,
    source: fields.source_addr,
    sourceTon: fields.source_addr_ton,
    destination: fields.destination_addr,
    destinationTon: fields.dest_addr_ton,
    dataCoding: fields.data_coding,
    wantsReceipt: fields.registered_delivery === 1,
    text: fields.short_message.message,
    joined: joining ? { reference: joining[2] ?? 0, total: joining[3] ?? 0, place: joining[4] ?? 0 } : null,
  };
}

function toFields(delivery: Delivery): Record<string, unknown> {
  const { text = '', udh = [], dataCoding = /^[\x20-\x7e]*$/.test(text) ? 0 : 8 } = delivery;
  const encode =
    dataCoding === 8 ? smpp.encodings.UCS2 : dataCoding === 3 ? smpp.encodings.LATIN1 : smpp.encodings.ASCII;
  const body = delivery.bytes ?? encode.encode(text);
  return {
    source_addr: delivery.source,
    source_addr_ton: delivery.sourceTon ?? 1,
    source_addr_npi: 1,
    destination_addr: delivery.destination,
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    esm_class: (delivery.esmClass ?? 0) | (udh.length > 0 ? 0x40 : 0),
    data_coding: dataCoding,
    short_message: Buffer.concat([Buffer.from(udh), body]),
    ...delivery.tlvs,
  };
}
