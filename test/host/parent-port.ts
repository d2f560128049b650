// Gives a forked process the parentPort that Electron's utilityProcess has.
import { EventEmitter } from 'node:events';

const port = Object.assign(new EventEmitter(), { postMessage: (message: object) => void process.send?.(message) });
process.on('message', (data) => port.emit('message', { data }));
Object.assign(process, { parentPort: port });
