/** Which PeerJS this is, for who wants to know. */
export { version as peerjsVersion } from 'peerjs/package.json';
