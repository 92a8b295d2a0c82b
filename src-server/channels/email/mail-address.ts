import { domainToASCII } from 'node:url';
import { addressParser, type Address as ParsedAddress } from 'postal-mime';
import type { Address } from '../connector.ts';

/** A sender we can neither read nor answer; `.invalid` never exists (RFC 2606), so a reply fails at once instead of going astray. */
const unknownSender = 'unknown@sender.invalid';

export interface Mailbox {
  name: string;
  address: string;
}

/** Group addresses ("Team: a@x, b@y;") become their members; entries without an address go. */
export function flattenAddresses(addresses: readonly ParsedAddress[] | undefined): Mailbox[] {
  return (addresses ?? [])
    .flatMap((entry) => entry.group ?? [{ name: entry.name, address: entry.address }])
    .filter(({ address }) => /^[^\s@]+@[^\s@]+$/.test(address.trim()))
    .map(({ name, address }) => ({ name: name.trim(), address: address.trim() }));
}

export const parseMailboxes = (written: string): Mailbox[] => flattenAddresses(addressParser(written));

/** One person, one value: lower case, and the domain as DNS knows it, however it was written. */
export function normalizeEmail(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  return `${address.slice(0, at).toLowerCase()}@${domainToASCII(domain) || domain}`;
}

/** As people write it. */
const written = ({ name, address }: Mailbox): string => (name ? `${name} <${address}>` : address).slice(0, 254);
export const listWritten = (addresses: readonly ParsedAddress[] | undefined): string[] =>
  flattenAddresses(addresses).slice(0, 50).map(written);

export function toAddress(mailbox: Mailbox | undefined): Address {
  // RFC 5321, 4.5.3.1.3: a path has at most 254 characters; anything longer is no address.
  if (!mailbox || mailbox.address.length > 254 || normalizeEmail(mailbox.address).length > 254) {
    return { kind: 'email', value: unknownSender, label: '(no sender)', name: mailbox?.name.slice(0, 254) || null };
  }
  return {
    kind: 'email',
    value: normalizeEmail(mailbox.address),
    label: mailbox.address,
    name: mailbox.name.slice(0, 254) || null,
  };
}
