import type { Random } from './random';

const MEN = words(`
  Adam Aleš Bohumil Břetislav Čeněk Dušan František Jáchym Jiří Kryštof Luboš Matěj Miloš Ondřej Přemysl Radek
  Řehoř Štěpán Tomáš Vojtěch Zdeněk Živan`);

const WOMEN = words(`
  Alžběta Anežka Barbora Božena Dáša Eliška Františka Hedvika Jitka Kateřina Květa Ludmila Markéta Nataša Růžena
  Sára Šárka Tereza Václava Zdeňka Žofie`);

/** Surnames in both forms: men's and women's. */
const SURNAMES = words(`
  Dvořák/Dvořáková Šťastný/Šťastná Žižka/Žižková Říha/Říhová Čermák/Čermáková Růžička/Růžičková Kříž/Křížová
  Bělohlávek/Bělohlávková Hrůza/Hrůzová Světlý/Světlá Ďuriš/Ďurišová Němeček/Němečková Páv/Pávová
  Třešňák/Třešňáková Vlček/Vlčková Zářecký/Zářecká Ječmínek/Ječmínková Kůrka/Kůrková Ouředník/Ouředníková
  Šebestík/Šebestíková Úlehla/Úlehlová Lněnička/Lněničková Mráček/Mráčková Hvězda/Hvězdová Jiřička/Jiřičková
  Kohoutek/Kohoutková Brázdil/Brázdilová`);

const COMPANY_ADJECTIVES = words(`
  Modrá Křišťálová Šedá Tichá Žlutá Hbitá Prastará Měděná Jižní Růžová Větrná Číperná`);

const COMPANY_NOUNS = words(`
  liška čtvrtka stodola ještěrka žárovka tužka vážka buchta řeka pumpa šiška holubice ponorka`);

const COMPANY_FORMS = words('s.r.o. s.r.o. s.r.o. a.s. z.s. v.o.s.');

/** Invented towns with their post codes. */
export const TOWNS = [
  { city: 'Horní Kačerov', zip: '78900' },
  { city: 'Dolní Šiškov', zip: '33901' },
  { city: 'Žabí Lhota', zip: '50441' },
  { city: 'Nový Čihadlov', zip: '25288' },
  { city: 'Řepětín', zip: '68012' },
  { city: 'Krásné Úhony', zip: '43951' },
] as const;

export const STREETS = [
  'Na Škarpě',
  'U Tří kaštanů',
  'Žižkova',
  'Pod Strání',
  'Příčná',
  'K Jízdárně',
] as const;

/** An invented person's name. */
export function fullName(random: Random): string {
  const [man = '', woman = ''] = random.pick(SURNAMES).split('/');
  return random.chance(0.5) ? `${random.pick(MEN)} ${man}` : `${random.pick(WOMEN)} ${woman}`;
}

/** An invented company's name. */
export function companyName(random: Random): string {
  return `${random.pick(COMPANY_ADJECTIVES)} ${random.pick(COMPANY_NOUNS)} ${random.pick(COMPANY_FORMS)}`;
}

/** The text in lower-case ASCII with dashes, as it may stand in a slug or an email address. */
export function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/\b(s\.r\.o|a\.s|z\.s|v\.o\.s)\./g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/**
 * An eight-digit company number whose check digit is wrong, so that it cannot be the number of a real company.
 */
export function registrationNumber(random: Random): string {
  const digits = Array.from({ length: 7 }, (_digit, index) => random.integer(index === 0 ? 1 : 0, 9));
  const sum = digits.reduce((total, digit, index) => total + digit * (8 - index), 0);
  const checkDigit = (11 - (sum % 11)) % 10;
  return [...digits, (checkDigit + 5) % 10].join('');
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
