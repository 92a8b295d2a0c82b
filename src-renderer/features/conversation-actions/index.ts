export { ActionBar } from './action-bar.tsx';
export { type Choice, ChoiceDialog } from './choice-dialog.tsx';
export { ColleagueFace } from './colleague-face.tsx';
export { isKeptUnread, releaseUnread } from './kept-unread.ts';
export { laterChoices, laterWords } from './later-times.ts';
export { PickTimeDialog } from './pick-time-dialog.tsx';
export {
  askHandOver,
  askOutcome,
  dropQuestion,
  type HandOverWay,
  handOverWays,
  type OutcomeQuestion,
  useQuestions,
} from './questions.ts';
export { refusalWords } from './refusal-words.ts';
export { reopen, resolve, run, transfer } from './run-action.ts';
export { TagRow } from './tag-row.tsx';
export { askToMerge, askToSplit, dropThreadQuestion, useThreadQuestions } from './thread-questions.ts';
export { actorOf, useColleagues } from './use-choices.tsx';
