import { type Editor, useEditorState } from '@tiptap/react';
import { Bold, Italic, Link, List, ListOrdered, TextQuote } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/icon-button.tsx';
import { LinkDialog } from './link-dialog.tsx';

/** Formatting, as small buttons under the text; the usual keys (Ctrl-B, Ctrl-I) are the editor's own. */
export function FormatBar({ editor }: { editor: Editor }) {
  const { t } = useTranslation('composer');
  const [asksLink, setAsksLink] = useState(false);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      list: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      quote: now.isActive('blockquote'),
      link: now.isActive('link'),
    }),
  });
  const buttons = [
    { id: 'bold', icon: Bold, kbd: 'mod+b', run: () => editor.chain().focus().toggleBold().run() },
    { id: 'italic', icon: Italic, kbd: 'mod+i', run: () => editor.chain().focus().toggleItalic().run() },
    { id: 'list', icon: List, run: () => editor.chain().focus().toggleBulletList().run() },
    { id: 'numbers', icon: ListOrdered, run: () => editor.chain().focus().toggleOrderedList().run() },
    { id: 'quote', icon: TextQuote, run: () => editor.chain().focus().toggleBlockquote().run() },
    { id: 'link', icon: Link, run: () => setAsksLink(true) },
  ] as const;
  return (
    <div role="toolbar" aria-label={t('format.title')} className="flex gap-0.5">
      {buttons.map(({ id, icon, run, ...rest }) => (
        <IconButton
          key={id}
          icon={icon}
          label={t(`format.${id}`)}
          isActive={on[id]}
          aria-pressed={on[id]}
          onPress={run}
          {...('kbd' in rest ? { kbd: rest.kbd } : {})}
        />
      ))}
      {asksLink && (
        <LinkDialog
          href={String(editor.getAttributes('link').href ?? '')}
          onClose={() => setAsksLink(false)}
          onSave={(href) => {
            const chain = editor.chain().focus().extendMarkRange('link');
            if (href === '') chain.unsetLink().run();
            else if (editor.state.selection.empty && !editor.isActive('link')) {
              chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
            } else chain.setLink({ href }).run();
          }}
        />
      )}
    </div>
  );
}
