import { z } from 'zod';
import { create } from 'zustand';

const alertSettingsSchema = z.object({
  /** Own sounds for offers and new messages. */
  sound: z.boolean().default(true),
  /** 0 to 1. */
  volume: z.number().min(0).max(1).default(0.6),
  /** Notifications of the operating system for new messages; offers always notify. */
  messages: z.boolean().default(true),
  /** Whether a notification shows what the customer wrote: not on a screen others can see. */
  preview: z.boolean().default(true),
});
export type AlertSettings = z.infer<typeof alertSettingsSchema>;

/** Kept on this computer, because a loud office and a quiet one have different computers. */
const key = 'parley.alerts';

function load(): AlertSettings {
  try {
    return alertSettingsSchema.parse(JSON.parse(globalThis.localStorage.getItem(key) ?? '{}'));
  } catch {
    // Unreadable settings are no reason for silence.
    return alertSettingsSchema.parse({});
  }
}

export const useAlertSettings = create<AlertSettings>()(load);

export function setAlerts(change: Partial<AlertSettings>): void {
  useAlertSettings.setState(change);
  globalThis.localStorage.setItem(key, JSON.stringify(useAlertSettings.getState()));
}
