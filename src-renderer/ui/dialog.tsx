import { clsx } from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** The row of buttons; the safest first, the main one last. */
  footer?: ReactNode;
  /** 'drawer' comes from the end of the line and is as high as the window. */
  as?: 'modal' | 'drawer';
  size?: 'sm' | 'md' | 'lg';
  /** 'alertdialog' interrupts with something to answer; a click outside does not close it. */
  role?: 'dialog' | 'alertdialog';
}

const widths = { sm: 'w-96', md: 'w-[34rem]', lg: 'w-[52rem]' } as const;

/**
 * Holds focus inside until closed (Esc, the cross, a click outside) and gives it back to where it was. Focus starts at the
 * first field with autoFocus, else at the dialog. Shortcuts of the screen beneath rest while it is open.
 */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  footer,
  as = 'modal',
  size = 'md',
  role = 'dialog',
}: DialogProps) {
  const { t } = useTranslation('ui');
  const isDrawer = as === 'drawer';
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === 'dialog'}
      data-kit-modal
      className={clsx(
        'fixed inset-0 z-30 flex bg-scrim',
        isDrawer ? 'justify-end' : 'items-start justify-center p-6 pt-[10vh]',
      )}
    >
      <Modal
        className={clsx(
          'flex max-w-full min-h-0 flex-col border-line bg-raised shadow-float outline-none',
          isDrawer ? 'h-full animate-enter-end border-l' : 'max-h-[80vh] animate-enter rounded-2xl border',
          widths[size],
        )}
      >
        <AriaDialog role={role} className="flex min-h-0 flex-1 flex-col outline-none">
          <header className="flex items-center gap-2 border-b border-line py-2.5 pr-2.5 pl-4">
            <Heading slot="title" className="line-clamp-2 min-w-0 flex-1 text-lg font-strong">
              {title}
            </Heading>
            <IconButton icon={X} label={t('close')} onPress={onClose} />
          </header>
          <div className="min-h-0 flex-1 overflow-auto p-4">{children}</div>
          {footer && <footer className="flex justify-end gap-2 border-t border-line px-4 py-3">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
