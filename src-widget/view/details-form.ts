import type { VisitorProfile } from '#shared/contract/visitor.ts';
import { parseProfile } from '../model/visitor.ts';
import type { Texts } from '../texts/en.ts';
import { element, setAttributes } from './element.ts';

export interface DetailsForm {
  node: HTMLElement;
  show(shown: boolean, hint: string): void;
  /** Keeps what is written; false, with the field marked and focused, when the email address is none. */
  commit(): boolean;
}

/** Name and email, both optional: nobody has to say who they are to get an answer here. */
export function createDetailsForm(
  texts: Texts,
  profile: VisitorProfile,
  keep: (profile: VisitorProfile) => void,
): DetailsForm {
  const name = element('input', { id: 'p-name', autocomplete: 'name', maxlength: '120', value: profile.name });
  const email = element('input', {
    id: 'p-email',
    type: 'email',
    inputmode: 'email',
    autocomplete: 'email',
    maxlength: '254',
    value: profile.email,
    'aria-describedby': 'p-bad',
  });
  const hint = element('p', { class: 'hint' });
  const bad = element('p', { id: 'p-bad', class: 'problem', role: 'alert' });
  const fields = element(
    'div',
    { class: 'fields' },
    element('label', { for: 'p-name' }, texts.name, name),
    element('label', { for: 'p-email' }, texts.email, email),
  );
  const node = element(
    'div',
    { class: 'details', role: 'group', 'aria-label': texts.details, hidden: true },
    hint,
    fields,
    bad,
  );

  function commit(): boolean {
    const parsed = parseProfile(name.value, email.value);
    bad.textContent = parsed ? '' : texts.badEmail;
    setAttributes(email, { 'aria-invalid': parsed ? null : 'true' });
    if (parsed) keep(parsed);
    return parsed !== null;
  }
  for (const field of [name, email]) field.addEventListener('change', commit);
  return {
    node,
    show(shown, words) {
      node.hidden = !shown;
      if (hint.textContent !== words) hint.textContent = words;
    },
    commit() {
      const fine = commit();
      if (!fine) {
        node.hidden = false;
        email.focus();
      }
      return fine;
    },
  };
}
