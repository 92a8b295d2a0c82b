import type { ChannelManifest, SettingCondition, SettingField } from './manifest.ts';

export type SettingValue = string | number | boolean;
export interface SettingProblem {
  field: string;
  problem: 'required' | 'not-a-number' | 'not-a-url' | 'not-an-email' | 'not-a-phone' | 'not-an-option';
}
export interface CheckedSettings {
  settings: Record<string, SettingValue>;
  secrets: Record<string, string>;
  problems: SettingProblem[];
}

type Values = Readonly<Record<string, SettingValue>>;
const holds = (condition: SettingCondition | undefined, values: Values): boolean =>
  condition === undefined || condition.is.includes(String(values[condition.field] ?? ''));

/** Whether a field applies, given the other values (see `when`). */
export const isFieldShown = (field: SettingField, values: Values): boolean => holds(field.when, values);

/** Whether the provider calls us with these settings: whether there is an address to paste there. */
export const takesWebhook = ({ capabilities, webhookWhen }: ChannelManifest, values: Values): boolean =>
  capabilities.webhook && holds(webhookWhen, values);

/**
 * Checks a settings form against the manifest and sorts public values from secrets. A secret left empty is kept when it is
 * already set (`secretsSet`), so that an administrator need not retype passwords. Unknown names are dropped.
 */
export function checkSettings(
  manifest: ChannelManifest,
  input: Readonly<Record<string, SettingValue>>,
  secretsSet: readonly string[] = [],
): CheckedSettings {
  const values: Record<string, SettingValue> = {};
  for (const field of manifest.settings) {
    const value = input[field.name] ?? field.default;
    if (value !== undefined) values[field.name] = typeof value === 'string' ? value.trim() : value;
  }
  const checked: CheckedSettings = { settings: {}, secrets: {}, problems: [] };
  for (const field of manifest.settings) {
    if (!isFieldShown(field, values)) continue;
    const value = values[field.name];
    if (value === undefined || value === '') {
      const kept = field.kind === 'secret' && secretsSet.includes(field.name);
      if (field.required && !kept) checked.problems.push({ field: field.name, problem: 'required' });
      continue;
    }
    const problem = problemOf(field, value);
    if (problem) checked.problems.push({ field: field.name, problem });
    else if (field.kind === 'secret') checked.secrets[field.name] = String(value);
    else checked.settings[field.name] = field.kind === 'number' ? Number(value) : value;
  }
  return checked;
}

function problemOf(field: SettingField, value: SettingValue): SettingProblem['problem'] | null {
  const text = String(value);
  if (field.kind === 'number' && !Number.isFinite(Number(value))) return 'not-a-number';
  if (field.kind === 'url' && !/^https?:\/\/\S+$/.test(text)) return 'not-a-url';
  if (field.kind === 'email' && !/^\S+@\S+$/.test(text)) return 'not-an-email';
  if (field.kind === 'phone' && !/^\+[1-9]\d{5,14}$/.test(text.replace(/[\s()-]/g, ''))) return 'not-a-phone';
  if (field.kind === 'select' && !field.options?.includes(text)) return 'not-an-option';
  return null;
}
