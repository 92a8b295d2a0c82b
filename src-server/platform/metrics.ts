import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** Figures for Prometheus at `/metrics`. Names and labels carry no customer data. */
export function createMetrics(sources: { connectedDesktops: () => number }) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'parley_connected_desktops',
    help: 'Desktops connected to this process',
    registers: [registry],
    collect() {
      this.set(sources.connectedDesktops());
    },
  });
  return {
    httpRequests: new Counter({
      name: 'parley_http_requests_total',
      help: 'HTTP requests answered',
      labelNames: ['method', 'route', 'status'],
      registers: [registry],
    }),
    messagesReceived: new Counter({
      name: 'parley_messages_received_total',
      help: 'Messages taken in from customers',
      registers: [registry],
    }),
    webhooksRefused: new Counter({
      name: 'parley_webhooks_refused_total',
      help: 'Provider calls refused, e.g. for a forged signature',
      labelNames: ['channel'],
      registers: [registry],
    }),
    contentType: registry.contentType,
    read: () => registry.metrics(),
  };
}
export type Metrics = ReturnType<typeof createMetrics>;
