import { matchRoute } from '../../../../rights/matchRoute';
import type { FoundCall } from '../callsAt';
import type { Code } from '../code/code';

/** Calls whose address comes from a response: `fetch(invoice.pdf_url)`. */
export function linksFollowed({ tokens, openers }: Code): readonly FoundCall[] {
  return tokens.flatMap(({ kind, value, start, end }, at) => {
    const isLink =
      kind === 'word' && /^(?:pdf_?url|download_?url)$/i.test(value) && tokens[at - 1]?.value !== ':';
    const opener = openers[at] ?? -1;
    const callee = tokens[opener - 1]?.value ?? '';
    if (
      !isLink ||
      tokens[opener]?.value !== '(' ||
      !/fetch|get|open|request|download|read|contents/i.test(callee)
    ) {
      return [];
    }
    const isExpense = tokens.slice(Math.max(0, at - 6), at).some((token) => /expense/i.test(token.value));
    const file = /pdf/i.test(value) ? 'download.pdf' : 'attachments/{id}/download';
    const path = `/accounts/{slug}/${isExpense ? 'expenses' : 'invoices'}/{id}/${file}`;
    return [
      {
        start,
        end,
        method: 'GET',
        path,
        event: undefined,
        match: matchRoute('GET', path),
        isMethodSaid: true,
      },
    ];
  });
}
