/** The page of whatever consists of sections: a user, an account, a token card, a call. */
import { parseToPage } from '../toPage';
import { fillSections, frame, update } from './frame';
import { keep, listen } from './vscode';

const page = frame();

listen((data) => {
  const message = parseToPage(data);
  if (message !== undefined) {
    const { state, view } = message;
    keep(state);
    update(page, view, () => fillSections(page.body, view.sections));
  }
});
