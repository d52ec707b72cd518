/** One piece, so that it is fetched at once. */
export { deskNews } from './desk-news';
export { default as DeviceSheet } from './DeviceSheet.svelte';
export { default as LinkCode } from './LinkCode.svelte';
export { default as LobbyTools } from './LobbyTools.svelte';
export { default as RoomTools } from './RoomTools.svelte';
export { voice } from './voice';
