import { networkChanges } from './changes';
import { obstacleScenarios } from './obstacles';
import { paths } from './paths';
import type { Scenario } from './scenario';
import { weatherScenarios } from './weather';

export const scenarios: readonly Scenario[] = [
	...paths,
	...networkChanges,
	...weatherScenarios,
	...obstacleScenarios
];
