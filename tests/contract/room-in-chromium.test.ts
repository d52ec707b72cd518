import { browserTheatre } from './browser-theatre';
import { roomContract } from './room-contract';

roomContract('PeerJS at a PeerServer', browserTheatre);
