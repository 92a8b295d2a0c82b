import { type ReactNode, useId } from 'react';
import { Switch } from '../../ui/switch.tsx';

export interface OptionalPartProps {
  label: string;
  /** What is so while it is off, or what it does. */
  description?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  /** Fields that mean something only while it is on. */
  children?: ReactNode;
}

/** Something that can be done without: a switch, and beneath it what belongs to it while it is on. */
export function OptionalPart({ label, description, isOn, onChange, children }: OptionalPartProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-2">
      <Switch isSelected={isOn} onChange={onChange} {...(description ? { 'aria-describedby': id } : {})}>
        <span className="font-medium">{label}</span>
      </Switch>
      {description && (
        <p id={id} className="pl-10 text-sm text-faint">
          {description}
        </p>
      )}
      {isOn && children && <div className="flex flex-col gap-3 pl-10">{children}</div>}
    </div>
  );
}
