export { createWebhookDelivery, signatureOf } from './deliver.ts';
export { createWebhooks, subscriptionInputSchema, subscriptionSchema, type Webhooks } from './subscriptions.ts';
