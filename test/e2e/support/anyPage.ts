import fc from 'fast-check';
import type { PageView, Section } from '../../../src/webview/toPage';

const HOSTILE = [
  '<script>parent.hacked = 1</script>',
  '<img src=x onerror="parent.hacked = 1">',
  '"><svg onload=alert(1)>',
  'javascript:alert(1)',
  '${alert(1)} {{constructor}} <%= 1 %>',
  '\u202eksiL\u202c \u2066x\u2069',
  '\u0000\u0007\ud800',
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿 ﷽ Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  'a'.repeat(10_000),
  'slovo '.repeat(1_700),
  '',
];

/** Anything that the API could have in a text. */
const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);

const action = fc.record({ id: text, label: text, command: text, arguments: fc.constant([]) });
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const few = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(arbitrary, { maxLength: 3 });
const links = optional(few(fc.webUrl({ validSchemes: ['https'] })));
const notice = fc.record({ isError: fc.boolean(), text, hint: text, links, action: optional(action) });

const section: fc.Arbitrary<Section> = fc.record({
  id: text,
  heading: text,
  notice: optional(notice),
  facts: few(fc.record({ label: text, value: text })),
  texts: few(text),
  lists: few(fc.record({ label: text, items: few(text) })),
  code: text,
  table: optional(
    fc.record({
      columns: few(text),
      rows: few(fc.array(fc.record({ text, action: optional(action) }), { minLength: 1, maxLength: 3 })),
    }),
  ),
  actions: few(action),
});

/** Any page that there could be. */
export const pageView: fc.Arbitrary<PageView> = fc.record({
  lang: fc.constantFrom('en', 'cs'),
  name: text,
  initials: text,
  picture: optional(fc.oneof(text, fc.constant('https://elsewhere.example/pixel.png'))),
  isLogo: fc.boolean(),
  badges: few(text),
  actions: few(action),
  notice: optional(notice),
  sections: fc.uniqueArray(section, { maxLength: 3, selector: ({ id }) => id }),
});

/** Every text of a view that stands on the page. */
export function textsOf({ name, badges, actions, notice: said, sections }: PageView): string[] {
  return [
    name,
    ...badges,
    ...actions.map(({ label }) => label),
    ...(said === undefined ? [] : [said.text, ...(said.links ?? [])]),
    ...sections.flatMap(({ heading, facts, texts, code, table }) => [
      heading,
      ...facts.flatMap(({ label, value }) => [label, value]),
      ...texts,
      code,
      ...(table?.rows.flat().map((cell) => cell.text) ?? []),
    ]),
  ];
}

/** Half a surrogate pair doesn’t always survive the way into the browser and back. */
export function wellFormed(value: string): string {
  return value.replace(/\p{Surrogate}/gu, '\ufffd');
}
