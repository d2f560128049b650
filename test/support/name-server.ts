// Answers every question for a name with ‘not there’, and writes the name to standard output, one a line.
import { createSocket } from 'node:dgram';
import { writeSync } from 'node:fs';

const [address = ''] = process.argv.slice(2);
const socket = createSocket('udp4');
socket.on('message', (question, from) => {
  const labels: string[] = [];
  for (let place = 12; question[place]; place += (question[place] ?? 0) + 1)
    labels.push(question.toString('latin1', place + 1, place + 1 + (question[place] ?? 0)));
  writeSync(1, `${labels.join('.')}\n`);
  const answer = Buffer.from(question);
  answer.writeUInt16BE(0x8183, 2);
  socket.send(answer, from.port, from.address);
});
socket.bind(53, address, () => writeSync(2, 'klaar\n'));
