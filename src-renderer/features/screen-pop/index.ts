export { type AlertSettings, setAlerts, useAlertSettings } from './alert-settings.ts';
export { OfferStack } from './offer-stack.tsx';
export { playTune } from './ring-sound.ts';
