import assert from 'node:assert/strict';
import fc from 'fast-check';
import { looksProgrammatic } from '../../../src/rights/looksProgrammatic';

describe('who looks programmatic', () => {
  for (const name of [
    'API',
    'API napojení skladu',
    'Napojení skladu',
    'Eshop (api)',
    'robot',
    'ROBOT č. 5',
    'Shop Bot',
    'Bot2',
    'Integrace e-shopu',
    'INTEGRAČNÍ uživatel',
    'Integrac\u030cní',
    'Programový uživatel',
    'Technický uživatel',
    'webhook-1',
    'Ro\u00adbot',
    'Service account',
  ]) {
    it(`by the name ${name}`, () => assert.equal(looksProgrammatic({ name }), true));
  }

  for (const email of [
    'api@studio-kometa.example',
    'API@studio-kometa.example',
    'api2@studio-kometa.example',
    'eshop.api@studio-kometa.example',
    'eshop_api@studio-kometa.example',
    'jana.novakova+api@studio-kometa.example',
    'integration@studio-kometa.example',
    'integrace@studio-kometa.example',
    'noreply@studio-kometa.example',
    'no-reply@studio-kometa.example',
    'do.not.reply@studio-kometa.example',
    '"robot@sklad"@studio-kometa.example',
  ]) {
    it(`by the e-mail ${email}`, () => assert.equal(looksProgrammatic({ name: 'Jana', email }), true));
  }

  for (const user of [
    { name: 'Rob Abbott', email: 'abbott@studio-kometa.example' },
    { name: 'Jarmila Robotka', email: 'robotka@studio-kometa.example' },
    { name: 'Bota Botková' },
    { name: 'Ro\u0301bert Bo\u0301tos' },
    { name: 'Kapitán Apifor' },
    { name: 'Jana Nováková', email: 'jana@api.example' },
    { name: 'Jana Nováková', email: 'jana@robot.example' },
    { name: 'Integrál' },
    { name: 'Norberta Replyová', email: 'no.ra@reply.example' },
    { name: 'Автоботов' },
    { name: '机器人api君' },
    { name: '', email: '' },
    { name: null, email: null },
    { email: 'api' },
    {},
  ]) {
    it(`but not ${JSON.stringify(user)}`, () => assert.equal(looksProgrammatic(user), false));
  }

  it('a word counts only where no letter touches it, in any script', () => {
    const letter = fc.constantFrom('a', 'Ž', 'ß', 'я', '日', 'א', 'ǆ', '𝒜');
    const apart = fc.constantFrom('', ' ', '-', '.', '7', '🤖', '(');
    fc.assert(
      fc.property(letter, letter, apart, fc.constantFrom('api', 'ROBOT', 'integrace'), (l, r, gap, word) => {
        assert.equal(looksProgrammatic({ name: `${l} ${gap}${word}${gap} ${r}` }), true);
        assert.equal(looksProgrammatic({ name: `${l}${word}` }), false);
        assert.equal(looksProgrammatic({ name: `${word}${r}` }), false);
      }),
    );
  });

  it('answers for any text, torn surrogates too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, email) => {
        assert.equal(typeof looksProgrammatic({ name: `${name}\ud800`, email }), 'boolean');
      }),
    );
  });
});
