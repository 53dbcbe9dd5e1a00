import { looksRight } from '../support/appearance';
import { startAfresh } from '../support/useStage';
import { stage } from './stage';

describe('the tree beside open details', () => {
  before('start afresh', () => startAfresh(stage));

  looksRight(stage, 'en');
});
