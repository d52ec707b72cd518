import { networkChanges } from './changes';
import { obstacleScenarios } from './obstacles';
import { paths } from './paths';
import type { Scenario } from './scenario';

export const scenarios: readonly Scenario[] = [...paths, ...networkChanges, ...obstacleScenarios];
