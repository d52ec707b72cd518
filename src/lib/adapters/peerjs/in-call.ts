/** What only a call needs, or the want of one. One piece, so that it is fetched at once. */
export { evidenceOf } from './evidence';
export { measuresOf } from './measures';
export { negotiate } from './negotiation';
export { pathOf } from './path';
export { waysOf } from './ways';
export { steer } from './steer';
