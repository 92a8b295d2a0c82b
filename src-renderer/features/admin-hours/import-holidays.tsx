import { CalendarPlus, FileUp } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { type Holiday, parseHolidays } from './parse-holidays.ts';

/** A calendar file has some kilobytes; whatever is larger is none. */
const mostBytes = 2_000_000;

/** Takes a whole list of holidays at once: pasted, or from a calendar or text file. Shows what it understood before it is taken. */
export function ImportHolidays({ onImport }: { onImport: (holidays: Holiday[]) => void }) {
  const { t } = useTranslation('admin-hours');
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  const { found, unread } = parseHolidays(text);
  const close = () => {
    setIsOpen(false);
    setText('');
  };
  async function readFile(files: FileList | null): Promise<void> {
    const file = files?.[0];
    if (file && file.size <= mostBytes) setText(await file.text());
  }
  return (
    <>
      <Button icon={CalendarPlus} onPress={() => setIsOpen(true)}>
        {t('import')}
      </Button>
      <Dialog
        title={t('importTitle')}
        isOpen={isOpen}
        onClose={close}
        footer={
          <>
            <Button onPress={close}>{t('ui:cancel')}</Button>
            <Button
              look="primary"
              isDisabled={found.length === 0}
              onPress={() => {
                onImport(found);
                close();
              }}
            >
              {t('take', { number: found.length })}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          <TextArea
            label={t('importText')}
            description={t('importHint')}
            value={text}
            onChange={setText}
            minRows={6}
            autoFocus
          />
          <FileTrigger acceptedFileTypes={['.ics', '.csv', '.txt']} onSelect={(files) => void readFile(files)}>
            <Button icon={FileUp} className="self-start">
              {t('chooseFile')}
            </Button>
          </FileTrigger>
          {found.length > 0 && (
            <ul aria-label={t('understood')} className="max-h-52 overflow-auto rounded-lg border">
              {found.map(({ date, name, open }) => (
                <li key={date} className="flex gap-3 border-b px-3 py-1 last:border-b-0">
                  <span className="w-32 shrink-0">{format.date(Date.parse(`${date}T12:00:00`))}</span>
                  <span className="min-w-0 flex-1 truncate">{name}</span>
                  <span className="text-muted">{open.length === 0 ? t('closed') : t('shorter')}</span>
                </li>
              ))}
            </ul>
          )}
          {unread.length > 0 && (
            <p role="status" className="rounded-lg bg-warn-soft px-3 py-2 whitespace-pre-line">
              {`${t('notUnderstood')}\n${unread.slice(0, 5).join('\n')}`}
            </p>
          )}
        </div>
      </Dialog>
    </>
  );
}
