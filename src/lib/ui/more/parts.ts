/** One piece, so that it is fetched at once. */
export { default as CallTools } from './call/CallTools.svelte';
export { default as Details } from './Details.svelte';
export { lifeNews } from './life-news';
export { default as SafetyCode } from './SafetyCode.svelte';
export { default as ScreenButton } from './screen/ScreenButton.svelte';
export { default as TheirScreen } from './screen/TheirScreen.svelte';
export { default as Warning } from './Warning.svelte';
