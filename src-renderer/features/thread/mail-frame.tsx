import { ImageOff } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/domain/message.ts';
import { loadAttachment } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { cleanMail, mailDocument } from './clean-mail.ts';

/** Higher than a screen a mail scrolls inside, so that one newsletter does not bury the conversation. */
const maxHeight = 720;

/**
 * A mail as its sender made it: cleaned, in a frame that runs no scripts and loads nothing from foreign servers until asked.
 * The frame shares our origin only so that we can measure it and put its own pictures in; its links open in a browser window.
 */
export function MailFrame({ message }: { message: Message }) {
  const { t } = useTranslation('thread');
  const [showsRemote, setShowsRemote] = useState(false);
  const [height, setHeight] = useState(60);
  const frame = useRef<HTMLIFrameElement>(null);
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)');
  const theme = document.documentElement.dataset.theme;
  const isDark = theme === 'dark' || (theme === undefined && prefersDark);
  const mail = useMemo(() => cleanMail(message.html ?? '', t('quoteShow')), [message.html, t]);
  const source = useMemo(() => mailDocument(mail, { showsRemote, isDark }), [mail, showsRemote, isDark]);
  const { attachments } = message;

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const ends: (() => void)[] = [];
    const onLoad = () => {
      const inner = element.contentDocument;
      if (!inner) return;
      const measure = () =>
        setHeight(Math.min(maxHeight, Math.ceil(inner.documentElement.getBoundingClientRect().height)));
      const observer = new ResizeObserver(measure);
      observer.observe(inner.documentElement);
      ends.push(() => observer.disconnect(), showOwnPictures(inner, attachments));
      measure();
    };
    element.addEventListener('load', onLoad);
    return () => {
      element.removeEventListener('load', onLoad);
      for (const end of ends) end();
    };
  }, [attachments]);

  return (
    <>
      {mail.hasRemote && !showsRemote && (
        <p className="mb-1.5 flex items-center gap-2 rounded-lg bg-sunken px-2 py-1 text-sm text-muted">
          <Icon of={ImageOff} size="sm" />
          <span className="flex-1">{t('remoteBlocked')}</span>
          <Button size="sm" onPress={() => setShowsRemote(true)}>
            {t('remoteShow')}
          </Button>
        </p>
      )}
      <iframe
        ref={frame}
        title={t('mailFrame')}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        srcDoc={source}
        className={`block w-full rounded-lg border-0 ${mail.isPainted ? 'bg-white' : ''}`}
        style={{ height }}
      />
    </>
  );
}

/** Puts the mail's own pictures (cid:) where they belong; gives back how to let go of them. */
function showOwnPictures(inner: Document, attachments: Message['attachments']): () => void {
  const urls: string[] = [];
  let isOver = false;
  for (const image of inner.querySelectorAll('img')) {
    const cid = /^cid:(.+)$/i.exec(image.getAttribute('src') ?? '')?.[1];
    const bare = (id: string | null) => id?.replaceAll(/^<|>$/g, '');
    const attachment = cid && attachments.find(({ contentId }) => bare(contentId) === bare(decodeURIComponent(cid)));
    if (!attachment) continue;
    void loadAttachment(attachment.id).then((loaded) => {
      if (!loaded.ok || isOver) return;
      const url = URL.createObjectURL(loaded.value);
      urls.push(url);
      image.src = url;
    });
  }
  return () => {
    isOver = true;
    for (const url of urls) URL.revokeObjectURL(url);
  };
}
