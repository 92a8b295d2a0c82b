import { EditorContent, useEditor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { EditorHandle } from './composer-store.ts';
import { asHtml, type ComposerContent } from './content.ts';
import { FormatBar } from './format-bar.tsx';

export interface RichEditorProps {
  label: string;
  placeholder: string;
  content: Pick<ComposerContent, 'text' | 'html'>;
  /** The content was changed from outside: take it over. */
  revision: number;
  onChange: (content: { text: string; html: string | null }) => void;
  onCaret: (before: string) => void;
  menuId: string | null;
  activeOptionId: string | null;
  handleRef: Ref<EditorHandle>;
  /** Where the formatting buttons go. */
  toolbar: HTMLElement | null;
}

const extensions = [
  StarterKit.configure({
    heading: false,
    codeBlock: false,
    code: false,
    horizontalRule: false,
    strike: false,
    link: { openOnClick: false, autolink: true, protocols: ['mailto', 'tel'] },
  }),
];

/** Bold, italic, lists, links and quotes, for channels that carry them. */
export function RichEditor(props: RichEditorProps) {
  const { label, placeholder, content, revision, menuId, activeOptionId, handleRef, toolbar } = props;
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const editor = useEditor({
    extensions,
    content: asHtml(content),
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        class: 'min-h-15 max-h-72 overflow-auto px-3 py-2 outline-none',
      },
      // Ctrl+Enter sends. The editor would break the line with it and keep it from everybody else; Shift+Enter does that.
      handleDOMEvents: { keydown: (_view, { key, ctrlKey, metaKey }) => key === 'Enter' && (ctrlKey || metaKey) },
    },
    onUpdate: ({ editor: now }) =>
      latest.current.onChange({
        text: now.getText({ blockSeparator: '\n\n' }),
        html: now.isEmpty ? null : now.getHTML(),
      }),
    onSelectionUpdate: ({ editor: now }) => latest.current.onCaret(wordsBefore(now.state)),
    onTransaction: ({ editor: now, transaction }) => {
      if (transaction.docChanged) latest.current.onCaret(wordsBefore(now.state));
    },
  });

  const taken = useRef(revision);
  useEffect(() => {
    if (taken.current === revision) return;
    taken.current = revision;
    editor.commands.setContent(asHtml(latest.current.content), { emitUpdate: false });
    editor.commands.focus('end');
  }, [revision, editor]);

  useEffect(() => {
    const { dom } = editor.view;
    for (const [name, value] of [
      ['aria-controls', menuId],
      ['aria-activedescendant', activeOptionId],
    ] as const) {
      if (value === null) dom.removeAttribute(name);
      else dom.setAttribute(name, value);
    }
  }, [editor, menuId, activeOptionId]);

  useImperativeHandle(handleRef, () => ({
    focus: () => void editor.commands.focus(),
    insert(words, back = 0) {
      const { from, to } = editor.state.selection;
      const lines = words.includes('\n') ? asHtml({ text: words, html: null }) : { type: 'text', text: words };
      editor
        .chain()
        .focus()
        .insertContentAt({ from: from - back, to }, lines)
        .run();
    },
    select(words) {
      const at = findWords(editor.state, words);
      if (at !== null)
        editor
          .chain()
          .focus()
          .setTextSelection({ from: at, to: at + words.length })
          .run();
    },
  }));

  return (
    <>
      <div className="relative select-text [&_a]:text-accent [&_a]:underline [&_blockquote]:border-l-2 [&_blockquote]:pl-2.5 [&_blockquote]:text-muted [&_ol]:list-decimal [&_ol]:pl-5 [&_p]:min-h-4.5 [&_ul]:list-disc [&_ul]:pl-5">
        {content.text === '' && (
          <span aria-hidden className="pointer-events-none absolute px-3 py-2 text-faint">
            {placeholder}
          </span>
        )}
        <EditorContent editor={editor} />
      </div>
      {toolbar && createPortal(<FormatBar editor={editor} />, toolbar)}
    </>
  );
}

type EditorState = NonNullable<ReturnType<typeof useEditor>>['state'];

const wordsBefore = ({ selection: { $from } }: EditorState): string =>
  $from.parent.textBetween(0, $from.parentOffset, '\n', '\n');

function findWords({ doc }: EditorState, words: string): number | null {
  let found: number | null = null;
  doc.descendants((node, position) => {
    const at = node.isText ? (node.text?.indexOf(words) ?? -1) : -1;
    if (found === null && at >= 0) found = position + at;
    return found === null;
  });
  return found;
}
