/** What monitoring may know, in Prometheus' text format. Numbers only: no ids, no addresses. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { RequestHandler } from 'express';
import { Counter, Gauge, Registry } from 'prom-client';
import type { Broker } from './broker.ts';
import type { StunTally } from './stun/server.ts';

export interface Metrics {
	/** `GET /metrics`. */
	readonly handler: RequestHandler;
	readonly close: () => void;
}

const nsPerSecond = 1e9;

/** Starts to measure; the broker's own numbers are read when somebody asks. */
export function openMetrics(broker: Broker, stun: StunTally, lostLines: () => number): Metrics {
	const registry = new Registry();
	const registers = [registry];
	const { tally } = broker;

	/** A value that lives elsewhere. */
	const gauge = (name: string, help: string, read: () => number): Gauge =>
		new Gauge({
			name,
			help,
			registers,
			collect() {
				this.set(read());
			}
		});
	/** A sum, or several by one label, that is counted elsewhere. */
	const counter = (
		name: string,
		help: string,
		read: () => number | Readonly<Record<string, number>>,
		label?: string
	): Counter =>
		new Counter({
			name,
			help,
			registers,
			labelNames: label ? [label] : [],
			collect() {
				this.reset();
				const sums = read();
				if (typeof sums === 'number') this.inc(sums);
				else for (const [key, sum] of Object.entries(sums)) this.inc({ [label ?? '']: key }, sum);
			}
		});

	gauge('visavi_broker_clients', 'Sockets open at the broker.', broker.clients);
	gauge('visavi_broker_ids', 'Ids that somebody holds.', broker.held);
	gauge('visavi_broker_waiting', 'Messages kept for somebody who is not there.', broker.waiting);
	counter('visavi_broker_claims_total', 'Claims to an id.', () => tally.claims, 'outcome');
	counter(
		'visavi_broker_messages_total',
		'Messages taken for another client; heartbeats do not count.',
		() => tally.messages
	);
	counter('visavi_broker_bytes_total', 'Bytes of these messages.', () => tally.bytes);
	counter(
		'visavi_broker_refusals_total',
		'Sockets and messages refused.',
		() => tally.refusals,
		'reason'
	);
	counter(
		'visavi_broker_throttled_total',
		'Times that a socket was not read for a while, since it sent too fast.',
		() => tally.throttled
	);

	counter('visavi_stun_answers_total', 'Answers to STUN requests.', () => stun.answers);
	counter(
		'visavi_stun_refusals_total',
		'STUN requests that got no answer.',
		() => stun.refusals,
		'reason'
	);

	counter('visavi_log_lines_lost_total', 'Log lines that could not be written.', lostLines);

	const started = Date.now() / 1_000 - process.uptime();
	gauge('process_start_time_seconds', 'Start of the process, since the epoch.', () => started);
	gauge('process_uptime_seconds', 'Since the start of the process.', () => process.uptime());
	gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
	counter('process_cpu_seconds_total', 'Time of all its threads on a processor.', () => {
		const { user, system } = process.cpuUsage();
		return (user + system) / 1e6;
	});
	const lag = monitorEventLoopDelay({ resolution: 10 });
	lag.enable();
	const lagOf = (percent: number) => (): number => lag.percentile(percent) / nsPerSecond;
	gauge('nodejs_eventloop_lag_p50_seconds', 'Median delay of the event loop.', lagOf(50));
	gauge('nodejs_eventloop_lag_p99_seconds', '99th percentile of that delay.', lagOf(99));

	return {
		handler: (_request, response, next) => {
			registry.metrics().then((text) => {
				response
					.set('Content-Type', registry.contentType)
					.set('Cache-Control', 'no-store')
					.send(text);
			}, next);
		},
		close: () => lag.disable()
	};
}
