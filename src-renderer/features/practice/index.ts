export { PracticeButton } from './practice-button.tsx';
export { PracticeMark } from './practice-mark.tsx';
