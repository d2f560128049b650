import { type Appender, type Disk, nodeDisk } from '../../main/dossier/disk.ts';

/** Sessions left behind in a test stand for a process that died; the system would close their journals, so the test does. */
const left: Appender[] = [];

export const leftDisk: Disk = {
  ...nodeDisk,
  openAppend: async (place) => {
    const appender = await nodeDisk.openAppend(place);
    left.push(appender);
    return appender;
  },
};

export const closeWhatIsLeft = async (): Promise<void> => {
  await Promise.all(left.splice(0).map((appender) => appender.close()));
};
