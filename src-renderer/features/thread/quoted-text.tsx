import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { LinkedText } from './linked-text.tsx';

/** What reply stripping took off: folded, because the thread above already shows it. */
export function QuotedText({ text }: { text: string }) {
  const { t } = useTranslation('thread');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="mt-1.5">
      <Button size="sm" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
        {isOpen ? t('quoteHide') : t('quoteShow')}
      </Button>
      {isOpen && (
        <blockquote className="mt-1.5 border-l-2 pl-2.5 text-muted">
          <LinkedText text={text} />
        </blockquote>
      )}
    </div>
  );
}
