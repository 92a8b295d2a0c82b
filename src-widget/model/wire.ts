import type {
  VisitorError,
  VisitorErrorCode,
  VisitorFile,
  VisitorLimits,
  VisitorMessage,
  VisitorOutput,
  VisitorPage,
  VisitorProfile,
  VisitorPush,
  VisitorUpload,
} from '#shared/contract/visitor.ts';
import { flag, list, nullable, number, oneOf, type Parser, shape, text } from './parse.ts';

/** The contract's shapes as this page checks them; `wire.test.ts` holds both to the same answers. */

export const parseErrorCode: Parser<VisitorErrorCode> = oneOf(
  'bad-request',
  'empty',
  'too-long',
  'file-refused',
  'file-gone',
  'too-many-requests',
  'forbidden',
  'not-found',
  'update-required',
  'internal',
);
export const parseError = shape<VisitorError>({ code: parseErrorCode, message: text, retryAfterMs: nullable(number) });

const file = { name: text, mimeType: text, sizeBytes: number };
export const parseUpload = shape<VisitorUpload>({ ...file, uploadId: text });

export const parseMessage = shape<VisitorMessage>({
  id: text,
  ref: nullable(text),
  from: oneOf('visitor', 'agent'),
  authorName: nullable(text),
  text,
  files: list(shape<VisitorFile>(file)),
  status: oneOf('sent', 'delivered', 'read'),
  sentAt: number,
});

const colour: Parser<string> = (input) => (/^#[0-9a-f]{6}$/i.test(String(input)) ? String(input) : undefined);
const page = { title: text, greeting: text, accent: colour, staffed: flag };
export const parsePage = shape<VisitorPage>(page);

const historyPage = { messages: list(parseMessage), more: flag };
const limits = shape<VisitorLimits>({
  maxTextLength: number,
  maxFiles: number,
  maxFileBytes: number,
  mimeTypes: list(text),
});

export const parsePush = {
  welcome: shape<VisitorPush<'chat:welcome'>>({ ...page, ...historyPage, agentReadAt: nullable(number), limits }),
  message: shape<VisitorPush<'chat:message'>>({ message: parseMessage }),
  typing: shape<VisitorPush<'chat:typing'>>({ typing: flag, name: nullable(text) }),
  agentRead: shape<VisitorPush<'chat:agent-read'>>({ at: number }),
  staffing: shape<VisitorPush<'chat:staffing'>>({ staffed: flag }),
};
export const parseOutput = {
  send: shape<VisitorOutput<'chat:send'>>({ at: number }),
  history: shape<VisitorOutput<'chat:history'>>(historyPage),
  seen: shape<VisitorOutput<'chat:seen'>>({}),
};

const matching =
  (pattern: RegExp): Parser<string> =>
  (input) =>
    typeof input === 'string' && pattern.test(input) ? input : undefined;

export const parseSecret = matching(/^[A-Za-z0-9_-]{43}$/);
export const parseMessageId = matching(/^[A-Za-z0-9-]{8,40}$/);
export const parseVisitor = shape<VisitorProfile>({
  name: nullable(matching(/^\S.{0,119}$/)),
  email: nullable(matching(/^(?=.{3,254}$)[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/)),
});
