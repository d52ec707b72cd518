import type { RequestHandler } from 'express';
import type { Broker } from './broker.ts';

/** `GET /metrics` in Prometheus' text format 0.0.4. Numbers only: no ids, no addresses. */
export function metrics(broker: Pick<Broker, 'clients' | 'messages' | 'faults'>): RequestHandler {
	const startSeconds = Date.now() / 1_000 - process.uptime();
	return (_request, response) => {
		const text = [
			...metric('visavi_broker_clients', 'gauge', 'Sockets open at the broker.', broker.clients()),
			...metric(
				'visavi_broker_messages_total',
				'counter',
				'Messages taken for another client; heartbeats do not count.',
				broker.messages()
			),
			...metric(
				'visavi_broker_faults_total',
				'counter',
				'Frames and sockets refused as broken.',
				broker.faults()
			),
			...metric(
				'process_start_time_seconds',
				'gauge',
				'Start of the process, in seconds since the epoch.',
				startSeconds
			),
			...metric(
				'process_uptime_seconds',
				'gauge',
				'Seconds since the start of the process.',
				process.uptime()
			)
		];
		response
			.set('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
			.set('Cache-Control', 'no-store')
			.send(`${text.join('\n')}\n`);
	};
}

const metric = (name: string, type: 'gauge' | 'counter', help: string, value: number): string[] => [
	`# HELP ${name} ${help}`,
	`# TYPE ${name} ${type}`,
	`${name} ${value}`
];
