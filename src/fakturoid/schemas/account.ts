import * as z from 'zod/mini';
import { Complaints, parseRecord, shapeError, text, texts, textUpTo } from './tolerant';

/** Some pages of text. */
const note = textUpTo(20_000);
const number = z.nullish(z.number());
const flag = z.nullish(z.boolean());

/**
 * The detail of an account, `GET /accounts/{slug}/account.json`, all 43 attributes (Fakturoid API v3, Account).
 * All are read-only. Sets of values are kept open.
 */
export const Account = z.object({
  /** The account's slug; it is called so here only. */
  subdomain: text,
  plan: text,
  plan_price: number,
  plan_paid_users: number,
  invoice_email: text,
  phone: text,
  web: text,
  name: text,
  full_name: text,
  registration_no: text,
  vat_no: text,
  local_vat_no: text,
  vat_mode: text,
  vat_price_mode: text,
  street: text,
  city: text,
  zip: text,
  country: text,
  currency: text,
  unit_name: text,
  vat_rate: number,
  displayed_note: note,
  invoice_note: note,
  due: number,
  invoice_language: text,
  invoice_payment_method: text,
  invoice_proforma: flag,
  invoice_hide_bank_account_for_payments: z.nullish(texts),
  fixed_exchange_rate: flag,
  invoice_selfbilling: flag,
  default_estimate_type: text,
  send_overdue_email: flag,
  overdue_email_days: number,
  send_repeated_reminders: flag,
  send_invoice_from_proforma_email: flag,
  send_thank_you_email: flag,
  invoice_paypal: flag,
  invoice_gopay: flag,
  digitoo_enabled: flag,
  digitoo_auto_processing_enabled: flag,
  digitoo_remaining_extractions: number,
  created_at: text,
  updated_at: text,
});
export type Account = z.infer<typeof Account>;

/** @throws FakturoidError `invalidResponse` with `shape` when it is no record at all */
export function parseAccount(json: unknown, complaints: Complaints = new Complaints()): Account {
  const account = parseRecord(Account, json, 'account', complaints);
  if (!account) throw shapeError('account: expected object');
  return account;
}
