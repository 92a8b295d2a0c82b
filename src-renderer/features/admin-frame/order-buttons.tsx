import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/icon-button.tsx';

export interface OrderButtonsProps {
  name: string;
  at: number;
  count: number;
  onMove: (by: -1 | 1) => void;
}

/** One place up, one place down, in a list whose order means something. */
export function OrderButtons({ name, at, count, onMove }: OrderButtonsProps) {
  const { t } = useTranslation('admin-frame');
  return (
    <span className="inline-flex gap-0.5">
      <IconButton
        icon={ArrowUp}
        size="sm"
        label={t('moveUp', { name })}
        isDisabled={at === 0}
        onPress={() => onMove(-1)}
      />
      <IconButton
        icon={ArrowDown}
        size="sm"
        label={t('moveDown', { name })}
        isDisabled={at === count - 1}
        onPress={() => onMove(1)}
      />
    </span>
  );
}
