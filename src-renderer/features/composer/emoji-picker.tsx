import { EmojiPicker as Frimousse } from 'frimousse';
import { useTranslation } from 'react-i18next';
import { loadEmoji } from './emoji-data.ts';

export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t, i18n } = useTranslation('composer');
  const language = i18n.resolvedLanguage ?? 'en';
  return (
    <Frimousse.Root
      // Slovenian has no names of its own yet and searches in English.
      locale={language === 'sl' ? 'en' : (language as 'en')}
      resolveEmojiData={loadEmoji}
      columns={9}
      onEmojiSelect={({ emoji }) => onPick(emoji)}
      className="flex h-72 w-80 flex-col"
    >
      <Frimousse.Search
        autoFocus
        aria-label={t('emojiSearch')}
        placeholder={t('emojiSearch')}
        className="field-edge mb-1.5 h-7 px-2.5"
      />
      <Frimousse.Viewport className="relative flex-1 overflow-y-auto outline-none">
        <Frimousse.Loading className="grid h-full place-items-center text-muted">{t('emojiLoading')}</Frimousse.Loading>
        <Frimousse.Empty className="grid h-full place-items-center text-muted">{t('emojiNone')}</Frimousse.Empty>
        <Frimousse.List
          className="select-none"
          components={{
            CategoryHeader: ({ category, ...props }) => (
              <div {...props} className="eyebrow bg-raised px-1 py-1">
                {category.label}
              </div>
            ),
            // ARIA counts rows and columns from 1; Frimousse hands over the roles that carry them with its props.
            Row: ({ children, ...props }) => (
              // biome-ignore lint/a11y/useAriaPropsSupportedByRole: role="row" comes with the props
              <div {...props} aria-rowindex={(props['aria-rowindex'] ?? 0) + 1}>
                {children}
              </div>
            ),
            Emoji: ({ emoji, ...props }) => (
              // biome-ignore lint/a11y/useAriaPropsSupportedByRole: role="gridcell" comes with the props
              <button
                type="button"
                {...props}
                aria-colindex={(props['aria-colindex'] ?? 0) + 1}
                className="grid size-8 place-items-center rounded-lg text-lg data-[active]:bg-accent-soft"
              >
                {emoji.emoji}
              </button>
            ),
          }}
        />
      </Frimousse.Viewport>
    </Frimousse.Root>
  );
}
