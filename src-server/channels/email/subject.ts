/** Reply prefixes of the mail programs our customers use, with Outlook's "[2]" and double-width colons. */
const reply = /^(?:re?|aw|antw|antwort|sv|vs|odp|vá|válasz|відп|ответ|rif|rép)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*/iu;
const forward =
  /^(?:fwd?|wg|pd|posr|továbbítva|továbbítás|fw|перес|пересл|tr|rv|enc|doorst)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*/iu;

const oneLine = (subject: string) => subject.replace(/\s+/g, ' ').trim();

/** Whether the subject says that the mail hands on somebody else's mail: then what looks like a quote is the content. */
export function isForwardSubject(subject: string | null): boolean {
  let rest = oneLine(subject ?? '');
  while (reply.test(rest)) rest = rest.replace(reply, '');
  return forward.test(rest);
}

/**
 * The subject of an outgoing mail on one line. An answer carries exactly one "Re: ", whatever stack of prefixes in whatever
 * language came back; a forward's own prefix is part of the subject and stays.
 */
export function outgoingSubject(subject: string | null, isReply: boolean): string {
  let rest = oneLine(subject ?? '');
  if (!isReply) return rest.slice(0, 900);
  while (reply.test(rest)) rest = rest.replace(reply, '');
  return `Re: ${rest}`.trim().slice(0, 900);
}
