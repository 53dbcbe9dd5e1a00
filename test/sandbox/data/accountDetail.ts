import { STREETS, TOWNS } from './names';
import type { AccountRecord } from './model';
import { Random } from './random';

const FREE = { name: 'Zdarma', price: 0 };
/** The free plan is for one user only. */
const PAID_PLANS = [
  { name: 'Základ', price: 175 },
  { name: 'Komplet', price: 345 },
  { name: 'Na maximum', price: 460 },
];

/** All 43 attributes of account.json, the same for the same account each time. */
export function accountDetail(account: AccountRecord): Record<string, unknown> {
  const random = new Random(Number(account.registrationNo));
  const plan = account.members.size > 1 ? random.pick(PAID_PLANS) : FREE;
  const isPayer = random.chance(0.6);
  const { city, zip } = random.pick(TOWNS);
  const day = String(random.integer(10, 28));
  return {
    subdomain: account.slug,
    plan: plan.name,
    plan_price: plan.price,
    plan_paid_users: plan === FREE ? 0 : random.integer(0, 3),
    invoice_email: `fakturace@${account.slug}.example`,
    phone: random.chance(0.5) ? '+420 000 000 000' : null,
    web: random.chance(0.5) ? `https://www.${account.slug}.example` : null,
    name: account.name,
    full_name: null,
    registration_no: account.registrationNo,
    vat_no: isPayer ? `CZ${account.registrationNo}` : null,
    local_vat_no: null,
    vat_mode: isPayer ? 'vat_payer' : random.pick(['non_vat_payer', 'identified_person']),
    vat_price_mode: random.pick(['without_vat', 'with_vat', 'numerical_with_vat', 'from_total_with_vat']),
    street: `${random.pick(STREETS)} ${random.integer(1, 90)}`,
    city,
    zip,
    country: 'CZ',
    currency: 'CZK',
    unit_name: random.pick(['', 'ks', 'hod']),
    vat_rate: 21,
    displayed_note: '',
    invoice_note: 'Fakturujeme Vám následující položky',
    due: random.pick([14, 7, 30]),
    invoice_language: 'cz',
    invoice_payment_method: random.pick([null, 'bank', 'card', 'cash']),
    invoice_proforma: random.chance(0.2),
    invoice_hide_bank_account_for_payments: random.pick([null, ['card', 'cash']]),
    fixed_exchange_rate: false,
    invoice_selfbilling: false,
    default_estimate_type: random.pick([null, 'estimate', 'quote']),
    send_overdue_email: random.chance(0.5),
    overdue_email_days: 3,
    send_repeated_reminders: false,
    send_invoice_from_proforma_email: random.chance(0.5),
    send_thank_you_email: false,
    invoice_paypal: false,
    invoice_gopay: random.chance(0.2),
    digitoo_enabled: true,
    digitoo_auto_processing_enabled: false,
    digitoo_remaining_extractions: random.integer(0, 50),
    created_at: `2023-11-${day}T11:31:08.734+01:00`,
    updated_at: `2025-12-${day}T14:19:42.675+01:00`,
    ...account.attributes,
  };
}
