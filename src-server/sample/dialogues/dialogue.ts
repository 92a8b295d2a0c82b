export const topics = ['late', 'exchange', 'refund', 'invoice', 'praise', 'stock'] as const;
export type Topic = (typeof topics)[number];

interface Dialogue {
  subject: string;
  /** Customer, agent, customer, agent. `{n}` is the order's number, `{name}` the customer's first name. */
  lines: readonly [opening: string, answer: string, reaction: string, closing: string];
}
export type Dialogues = Readonly<Record<Topic, Dialogue>>;
