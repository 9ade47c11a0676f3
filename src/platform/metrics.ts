// What the process counts about itself, in Prometheus' words. Verbs count here; /metrics shows it.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const registry = new Registry()
const registers = [registry]

export const metrics = {
  accepted: new Counter({ name: 'parley_texts_accepted_total', help: 'Texts taken for sending', registers }),
  refused: new Counter({
    name: 'parley_texts_refused_total',
    help: 'Texts that the gate refused, by reason, at acceptance or at hand-off',
    labelNames: ['reason', 'at'],
    registers,
  }),
  handed: new Counter({
    name: 'parley_texts_handed_total',
    help: 'Texts whose bytes were written to a carrier',
    labelNames: ['carrier'],
    registers,
  }),
  outcomes: new Counter({
    name: 'parley_outcomes_total',
    help: 'What became of hand-offs: accepted, refused, not_sent, unknown',
    labelNames: ['carrier', 'kind'],
    registers,
  }),
  received: new Counter({
    name: 'parley_texts_received_total',
    help: 'Inbound texts stored, by how they were read; repeats are not counted',
    labelNames: ['label'],
    registers,
  }),
  receipts: new Counter({
    name: 'parley_receipts_total',
    help: 'Delivery receipts stored',
    labelNames: ['status'],
    registers,
  }),
  setSize: new Histogram({
    name: 'parley_set_size',
    help: 'How many requests one transaction carried out',
    labelNames: ['verb'],
    buckets: [1, 2, 5, 10, 20, 50, 100, 200],
    registers,
  }),
  queueDepth: new Gauge({
    name: 'parley_queue_depth',
    help: 'Texts that are due and have not left yet',
    registers,
  }),
  http: new Histogram({
    name: 'parley_http_request_seconds',
    help: 'HTTP requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  }),
} as const

/** Adds what every Node process can say of itself: memory, event loop, garbage collection. Once per process. */
export const measureProcess = (): void => collectDefaultMetrics({ register: registry })

export const metricsType = registry.contentType
export const readMetrics = (): Promise<string> => registry.metrics()
