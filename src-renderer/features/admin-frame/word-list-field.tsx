import { useState } from 'react';
import { TextField } from '../../ui/text-field.tsx';

export interface WordListFieldProps {
  label: string;
  description?: string;
  words: readonly string[];
  onChange: (words: string[]) => void;
  /** Of one word or phrase; what is longer is cut. */
  longest: number;
}

/** Words and phrases, separated by commas. What is typed is kept as typed: "late, " must not lose its comma under the cursor. */
export function WordListField({ label, description, words, onChange, longest }: WordListFieldProps) {
  const [text, setText] = useState(() => words.join(', '));
  return (
    <TextField
      label={label}
      {...(description ? { description } : {})}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange([...new Set(next.split(',').flatMap((word) => word.trim().slice(0, longest).trim() || []))]);
      }}
    />
  );
}
