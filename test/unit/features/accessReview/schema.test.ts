import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import {
  decisionsToJson,
  exportToJson,
  reviewToJson,
} from '../../../../src/features/accessReview/rules/toJson';
import { readReview } from '../../../../src/features/accessReview/rules/readReview';
import { acceptingAll, someDecisions, TODAY } from '../../../kit/sampleDecisions';
import { account, anyReview, review, user } from '../../../kit/sampleReviews';

interface Manifest {
  readonly contributes: {
    readonly jsonValidation: readonly { readonly fileMatch: string; readonly url: string }[];
  };
}

/** No keyword that is misspelt; what version 2 requires stands apart from the properties. */
const STRICT = { strict: true, strictRequired: false, allowUnionTypes: true };

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const [contributed, ofDecisions] = contributes.jsonValidation;
const schema = schemaIn(contributed?.url);

function schemaIn(file = ''): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

describe('the JSON Schema of reviews', () => {
  const ajv = new Ajv({ ...STRICT, allErrors: true });
  const validate = ajv.compile(schema);

  function assertValid(text: string): void {
    assert.ok(validate(JSON.parse(text)), ajv.errorsText(validate.errors));
  }

  it('is given to VS Code for the names of exported files', () => {
    assert.equal(contributed?.fileMatch, '*.fakturoid-review.json');
  });

  it('accepts every review that is kept or exported, and the documented example', () => {
    const decided = anyReview.chain((of) => fc.tuple(fc.constant(of), someDecisions(of)));
    fc.assert(
      fc.property(decided, ([of, accepted]) => {
        assertValid(reviewToJson(of));
        assertValid(exportToJson(of, { day: TODAY, accepted }));
      }),
      { numRuns: 1000 },
    );
    const documentation = readFileSync('docs/access-review-format.md', 'utf8');
    assertValid(/```json\n(.*?)```/s.exec(documentation)?.[1] ?? '');
  });

  it('accepts new fields, as readers do', () => {
    const text = JSON.stringify({
      ...review([account('a', [{ ...user(1), plan: 'Na maximum' } as never])]),
      by: 'x',
    });
    assertValid(text);
    assert.equal(readReview(text).kind, 'review');
  });

  it('refuses what is damaged, newer or of something else, and what was decided without a word', () => {
    const text = exportToJson(review([account('a', [user(1)])]), { day: TODAY, accepted: [] });
    const changes: readonly [string, string][] = [
      ['"fakturoid-access-review"', '"something-else"'],
      ['"version": 2', '"version": 3'],
      ['"users"', '"people"'],
      ['"id": 1', '"id": "1"'],
      ['"id": 1', '"id": 1e20'],
      ['"madeAt": "2026-11-', '"madeAt": "2026-13-'],
      ['"decisions"', '"decided"'],
      [`"${TODAY}"`, '"tomorrow"'],
      ['"accepted": []', '"accepted": [{}]'],
    ];
    for (const [before, after] of changes) {
      assert.ok(text.includes(before), before);
      assert.ok(!validate(JSON.parse(text.replace(before, after))), after);
    }
  });

  it('names every field that is written', () => {
    const decided = anyReview.chain((of) => fc.tuple(fc.constant(of), someDecisions(of)));
    // Whatever is not named would be refused now.
    const closed = new Ajv(STRICT).compile(closedSchema(schema) as object);
    fc.assert(
      fc.property(decided, ([of, accepted]) => {
        assert.ok(closed(JSON.parse(exportToJson(of, { day: TODAY, accepted }))));
      }),
    );
  });
});

describe('the JSON Schema of decisions', () => {
  const ajv = new Ajv({ ...STRICT, allErrors: true });
  ajv.addSchema(schema, 'access-review.schema.json');
  const validate = ajv.compile(schemaIn(ofDecisions?.url));
  const decided = anyReview.chain((of) => fc.tuple(fc.constant(of), someDecisions(of)));

  it('is given to VS Code for the file of the evidence alone, as any program has decisions', () => {
    assert.equal(ofDecisions?.fileMatch, 'fakturoid-evidence-*/decisions.json');
  });

  it('accepts whatever is written', () => {
    const isAccepted = fc.property(decided, ([of, accepted]) => {
      const text = decisionsToJson(of, { day: TODAY, accepted });
      assert.ok(validate(JSON.parse(text)), ajv.errorsText(validate.errors));
    });
    fc.assert(isAccepted, { numRuns: 1000 });
  });

  it('refuses what is damaged, newer or of something else', () => {
    const of = review([account('a', [user(1, { permission: 'owner' })])]);
    const text = decisionsToJson(of, { day: TODAY, accepted: acceptingAll(of) });
    for (const [before, after] of [
      ['"fakturoid-access-decisions"', '"fakturoid-access-review"'],
      ['"version": 1', '"version": 2'],
      ['"reviewMadeAt"', '"madeAt"'],
      ['"reviewMadeAt": "2026-11-', '"reviewMadeAt": "2026-13-'],
      [`"day": "${TODAY}"`, '"day": "tomorrow"'],
      ['"reason": "They are the accountant."', '"reason": "yes"'],
      ['"cases"', '"users"'],
      ['"userId": 1', '"userId": "1"'],
    ] as const) {
      assert.ok(text.includes(before), before);
      assert.ok(!validate(JSON.parse(text.replace(before, after))), after);
    }
  });
});

/** The schema in which no object may have other fields than those that it names. */
function closedSchema(part: unknown): unknown {
  if (Array.isArray(part)) {
    return part.map(closedSchema);
  }
  if (typeof part !== 'object' || part === null) {
    return part;
  }
  const fields = Object.entries(part).map(([name, value]) => [name, closedSchema(value)]);
  return {
    ...Object.fromEntries(fields),
    ...('type' in part && part.type === 'object' ? { additionalProperties: false } : {}),
  } as unknown;
}
