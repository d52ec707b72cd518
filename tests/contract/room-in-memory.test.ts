import { memoryTheatre } from './memory-theatre';
import { roomContract } from './room-contract';

roomContract('the memory broker', memoryTheatre);
