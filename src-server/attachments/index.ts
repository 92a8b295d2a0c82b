export { createFiles, type Files, maxAttachmentBytes } from './files.ts';
