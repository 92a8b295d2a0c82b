import type { RequestError } from '#shared/contract/errors.ts';

/** An expected "no" to a request over socket or HTTP; the gateway turns it into the contract's error. */
export class RequestFailure extends Error {
  readonly code: RequestError['code'];
  constructor(code: RequestError['code'], message: string) {
    super(message);
    this.name = 'RequestFailure';
    this.code = code;
  }
}
