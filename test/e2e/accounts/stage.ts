import { useStage } from '../support/useStage';

/** Of all files of this folder. */
export const stage = useStage();
