export { useCannedReplySource } from './use-canned-reply-source.ts';
