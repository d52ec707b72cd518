/** One piece, so that it is fetched at once. */
export { evidenceOf } from './evidence';
export { measuresOf } from './measures';
export { pathOf } from './path';
