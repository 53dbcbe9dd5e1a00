import { fillSections, frame, update } from '../../../webview/browser/frame';
import { keep, listen } from '../../../webview/browser/vscode';
import { parseToPage } from '../../../webview/toPage';

const page = frame();

listen((data) => {
  const message = parseToPage(data);
  if (message !== undefined) {
    const { state, view } = message;
    keep(state);
    update(page, view, () => fillSections(page.body, view.sections));
  }
});
