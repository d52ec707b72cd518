import type { FailureMessages } from '../i18n/failure';
import type { Messages } from '../i18n/messages';
import type { ObstacleMessages } from '../i18n/obstacle';
import type { VisitView } from '../session/visit-view';
import { refusalOf } from './refusal';

/** What stands in the way and is not this screen's own matter. */
export interface Trouble {
	readonly text: string;
	/** False for what we are mending ourselves. */
	readonly urgent: boolean;
}

/** Of the site, and of the way to it and to each other. What is urgent can be tried again. */
export function troubleOf(
	visit: VisitView,
	m: Messages,
	obstacles: ObstacleMessages | undefined
): Trouble | null {
	const { configFault, fault, brokerAway, way } = visit;
	if (configFault !== null) return { text: m.trouble.config(configFault), urgent: true };
	if (fault !== null) return { text: m.trouble.fault(fault), urgent: true };
	if (way?.obstacle && obstacles) return { text: obstacles[way.obstacle], urgent: false };
	return brokerAway ? { text: m.trouble.away, urgent: false } : null;
}

/** Of a camera that could not be switched on again. */
export function deviceTroubleOf(
	{ local }: VisitView,
	failures: FailureMessages,
	m: Messages
): Trouble | null {
	if (!local.tracks || !local.failure) return null;
	return { text: refusalOf(local.failure, failures, m, navigator.userAgent).said, urgent: false };
}
