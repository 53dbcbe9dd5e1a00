import { env } from 'vscode';
import { shown } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import type { Account } from '../../../fakturoid/schemas/account';
import { section } from '../../../webview/parts';
import type { Section } from '../../../webview/toPage';
import { factsOf } from '../sections';
import { listOf } from '../../../labels/lists';

/** The notes of invoices are whole paragraphs. */
const LONGEST_NOTE = 2_000;

type Text = string | null | undefined;
type Attribute = Text | number | boolean;

/**
 * The attributes of `account.json` in groups and in words (Fakturoid API v3, Account). Absent ones are left out; an
 * undocumented value is shown as it came.
 */
export function attributeSections(account: Account): Section[] {
  return [
    group('company', l10n.t('Company'), [
      [l10n.t({ message: 'Name', comment: ['of a company'] }), account.name],
      [l10n.t('Account holder'), account.full_name],
      [l10n.t('Street'), account.street],
      [l10n.t('Postal code and town'), [postalCode(account), account.city].filter((part) => part).join(' ')],
      [l10n.t('Country'), nameOf('region', account.country)],
      [l10n.t('Phone'), account.phone],
      [l10n.t('Web'), account.web],
      [l10n.t('Email for invoices'), account.invoice_email],
    ]),
    group('plan', l10n.t('Plan'), [
      [l10n.t('Plan'), account.plan],
      [l10n.t('Price of the plan'), priceOf(account.plan_price)],
      [l10n.t('Paid user seats'), account.plan_paid_users],
      [l10n.t('Created'), dateOf(account.created_at)],
      [l10n.t('Last changed'), dateOf(account.updated_at)],
    ]),
    group('tax', l10n.t('VAT'), [
      [l10n.t('VAT mode'), vatMode(account.vat_mode)],
      [l10n.t('VAT number'), account.vat_no],
      [l10n.t('Local VAT number'), account.local_vat_no],
      [l10n.t('Prices'), vatPriceMode(account.vat_price_mode)],
      [l10n.t('Default VAT rate'), percent(account.vat_rate)],
    ]),
    group('invoices', l10n.t('Invoices'), [
      [l10n.t('Currency'), nameOf('currency', account.currency)],
      [l10n.t('Language'), nameOf('language', account.invoice_language)],
      [l10n.t('Payment method'), paymentMethod(account.invoice_payment_method)],
      [
        l10n.t('Bank account hidden for payments by'),
        listOf(
          (account.invoice_hide_bank_account_for_payments ?? []).map((method) =>
            shown(paymentMethod(method) ?? ''),
          ),
        ),
      ],
      [l10n.t('Payment term (days)'), account.due],
      [l10n.t('Default unit'), account.unit_name],
      [l10n.t('Issue proforma by default'), account.invoice_proforma],
      [l10n.t('Fixed exchange rate'), account.fixed_exchange_rate],
      [l10n.t('Self-billing'), account.invoice_selfbilling],
      [l10n.t('PayPal on all invoices'), account.invoice_paypal],
      [l10n.t('GoPay on all invoices'), account.invoice_gopay],
      [l10n.t('Default estimate type'), estimateType(account.default_estimate_type)],
      [l10n.t('Text before the lines'), account.invoice_note],
      [l10n.t('Footer'), account.displayed_note],
    ]),
    group('emails', l10n.t('Automatic emails'), [
      [l10n.t('Overdue reminder'), account.send_overdue_email],
      [l10n.t('Days after the due date'), account.overdue_email_days],
      [l10n.t('Repeated reminders'), account.send_repeated_reminders],
      [l10n.t('Invoice once the proforma is paid'), account.send_invoice_from_proforma_email],
      [l10n.t('Thank-you email for payment'), account.send_thank_you_email],
    ]),
    group('digitoo', l10n.t('Digitoo'), [
      [l10n.t('Enabled'), account.digitoo_enabled],
      [l10n.t('Automatic processing'), account.digitoo_auto_processing_enabled],
      [l10n.t('Extractions left'), account.digitoo_remaining_extractions],
    ]),
  ].filter(({ facts }) => facts.length > 0);
}

function group(id: string, heading: string, entries: readonly (readonly [string, Attribute])[]): Section {
  const facts = entries.map(([label, value]) => [label, inWords(value)] as const);
  return section(id, { heading, facts: factsOf(facts, LONGEST_NOTE) });
}

/** Czech and Slovak codes are written with a space, which Fakturoid leaves out. */
function postalCode({ zip, country }: Account): Text {
  return country === 'CZ' || country === 'SK' ? zip?.replace(/^(\d{3})(\d{2})$/, '$1 $2') : zip;
}

/** Fakturoid documents neither the currency nor the period. */
function priceOf(price: Account['plan_price']): Text {
  return typeof price === 'number'
    ? l10n.t(
        '{0} (currency and period not provided)',
        shown(new Intl.NumberFormat(env.language).format(price)),
      )
    : price;
}

function inWords(value: Attribute): Text {
  switch (typeof value) {
    case 'boolean':
      return value ? l10n.t('yes') : l10n.t('no');
    case 'number':
      return new Intl.NumberFormat(env.language).format(value);
    default:
      return value;
  }
}

function vatMode(value: Text): Text {
  return termOf(value, {
    vat_payer: l10n.t('VAT payer'),
    non_vat_payer: l10n.t('not a VAT payer'),
    identified_person: l10n.t('identified person'),
  });
}

function vatPriceMode(value: Text): Text {
  return termOf(value, {
    with_vat: l10n.t('with VAT'),
    without_vat: l10n.t('without VAT'),
    numerical_with_vat: l10n.t('with VAT, calculated numerically'),
    from_total_with_vat: l10n.t('from the total with VAT'),
  });
}

/** For an account null means a bank transfer, which is documented. */
function paymentMethod(value: Text): Text {
  return termOf(value === null ? 'bank' : value, {
    bank: l10n.t('bank transfer'),
    card: l10n.t('card'),
    cash: l10n.t('cash'),
    cod: l10n.t('cash on delivery'),
    paypal: l10n.t('PayPal'),
  });
}

/** Null means an estimate, which is documented. */
function estimateType(value: Text): Text {
  return termOf(value === null ? 'estimate' : value, {
    estimate: l10n.t('estimate'),
    quote: l10n.t('quote'),
  });
}

function termOf(value: Text, terms: Readonly<Record<string, string>>): Text {
  return value && Object.hasOwn(terms, value) ? terms[value] : value;
}

function percent(value: number | null | undefined): Text {
  const format = new Intl.NumberFormat(env.language, { style: 'percent', maximumFractionDigits: 2 });
  return value === null || value === undefined ? value : format.format(value / 100);
}

/** "Czechia (CZ)"; what has no name, or is no code at all, stays as it came. */
function nameOf(type: Intl.DisplayNamesOptions['type'], written: Text): Text {
  if (!written) {
    return written;
  }
  // Fakturoid writes Czech as `cz`.
  const code = type === 'language' && written === 'cz' ? 'cs' : written;
  try {
    const name = new Intl.DisplayNames(env.language, { type, fallback: 'none' }).of(code);
    return name === undefined ? written : `${name} (${written})`;
  } catch (error) {
    if (error instanceof RangeError) {
      return written;
    }
    throw error;
  }
}

/** A time in the person's own form; what is no time stays as it came. */
function dateOf(value: Text): Text {
  // `Date` finds a date in nearly anything with a number.
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value ?? '') ? Date.parse(value ?? '') : NaN;
  const format = new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeStyle: 'short' });
  return Number.isNaN(time) ? value : format.format(time);
}
