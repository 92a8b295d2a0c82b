import { appendMessage, type UnplacedMessage } from '../domain/append-message.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { Message, SystemEvent } from '../domain/message.ts';
import type { MutationContext, RowWrite } from './definition.ts';
import { eventMessage } from './write-message.ts';

/** Several changes of one thread in one action: lines get their places in the order they are added. */
export class ThreadWriter {
  conversation: Conversation;
  readonly #messages: Message[] = [];
  readonly #context: MutationContext;

  constructor(conversation: Conversation, context: MutationContext) {
    this.conversation = conversation;
    this.#context = context;
  }

  change(fields: Partial<Conversation>): this {
    this.conversation = { ...this.conversation, ...fields };
    return this;
  }

  add(unplaced: UnplacedMessage): this {
    const appended = appendMessage(this.conversation, unplaced);
    this.conversation = appended.conversation;
    this.#messages.push(appended.message);
    return this;
  }

  /** A line in the thread. `part` tells several lines of one mutation apart. */
  tell(event: SystemEvent, part = 'event'): this {
    const line = eventMessage(this.conversation, event, this.#context);
    return this.add({ ...line, id: `${this.#context.mutationId}:${part}` });
  }

  get writes(): RowWrite[] {
    return [
      { entity: 'conversation', row: this.conversation },
      ...this.#messages.map((row): RowWrite => ({ entity: 'message', row })),
    ];
  }
}
