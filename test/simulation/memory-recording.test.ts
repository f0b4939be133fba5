import { behavesAsRecording } from '../session/conformance.ts';
import { emptyTables, memoryRecording } from './memory-recording.ts';

behavesAsRecording('memory', async () => {
  const tables = emptyTables();
  return { open: async () => memoryRecording(tables), remove: async () => {} };
});
