import { TextField, type TextFieldProps } from '../../ui/text-field.tsx';

/** As long as a name may be. */
const nameLength = 80;

/** What the thing in the form is called: where the cursor begins. */
export function NameField({ onChange, ...rest }: TextFieldProps & { onChange: (name: string) => void }) {
  return <TextField {...rest} autoFocus onChange={(name) => onChange(name.slice(0, nameLength))} />;
}
