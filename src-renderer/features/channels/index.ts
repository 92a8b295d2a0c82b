export { useChannelAbout, useFieldWords } from './field-words.ts';
