import { browserTheatre } from './browser-theatre';
import { stockBrokers } from './brokers';
import { roomContract } from './room-contract';

roomContract('PeerJS at a stock PeerServer', () => browserTheatre(stockBrokers()));
