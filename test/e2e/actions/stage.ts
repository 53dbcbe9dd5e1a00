import { useStage } from '../support/useStage';

/** Of all files of this folder. */
export const stage = useStage({
  prepare: () => ({
    settings: { 'fakturoid.statusBar.enabled': true },
    size: { width: 1400, height: 900 },
  }),
});
