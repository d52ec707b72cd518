/** One piece, so that it is fetched at once. */
export { evidenceOf } from './evidence';
export { pathOf } from './path';
