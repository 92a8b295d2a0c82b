import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';

export interface TabItem<Id extends string> {
  id: Id;
  label: string;
  /** After the label: a count. */
  trailing?: ReactNode;
  /** The underline's colour: yellow for a note, violet for a whisper. */
  tone?: 'accent' | 'note' | 'whisper';
  content: ReactNode;
}

export interface TabsProps<Id extends string> {
  label: string;
  items: readonly TabItem<Id>[];
  value: Id;
  onChange: (value: Id) => void;
  className?: string;
}

const underline = {
  accent: 'data-selected:border-accent',
  note: 'data-selected:border-note',
  whisper: 'data-selected:border-whisper',
} as const;

export function Tabs<Id extends string>({ label, items, value, onChange, className }: TabsProps<Id>) {
  return (
    <AriaTabs
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = items.find((item) => item.id === key);
        if (chosen) onChange(chosen.id);
      }}
      className={clsx('flex min-h-0 flex-col', className)}
    >
      <TabList aria-label={label} className="flex gap-4 border-b border-line px-3">
        {items.map((item) => (
          <Tab
            key={item.id}
            id={item.id}
            className={clsx(
              '-mb-px flex cursor-default items-center gap-1.5 border-b-2 border-transparent pt-1.5 pb-1.25 whitespace-nowrap text-muted outline-offset-0',
              'data-hovered:text-text data-selected:font-semibold data-selected:text-text data-focus-visible:outline-2 data-focus-visible:outline-focus forced-colors:not-data-selected:border-[Canvas]',
              underline[item.tone ?? 'accent'],
            )}
          >
            {item.label}
            {item.trailing}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="min-h-0 flex-1 overflow-auto outline-offset-[-2px]">
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
