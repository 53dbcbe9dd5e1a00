import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { looksRight, writeCall } from './support/appearance';
import { runFolder } from './support/runFolder';
import { useStage } from './support/useStage';

describe('the tree beside open details, in Czech', () => {
  const stage = useStage({
    prepare: async () => {
      const folder = await mkdtemp(path.join(runFolder(), 'code-'));
      await writeCall(folder);
      return { language: 'cs', folder };
    },
  });

  looksRight(stage, 'cs');
});
