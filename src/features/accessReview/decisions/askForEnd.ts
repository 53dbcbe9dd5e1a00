import { shown, type Shown } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import { window } from '../../../platform/window';
import { dayLabel } from '../labels/decisions';
import { addDays, addMonths, type Day, isDay } from '../rules/days';
import { latestEnd } from '../rules/decisions';

/** Asks until when something is accepted; undefined when the person left. */
export async function askForEnd(title: Shown, today: Day): Promise<Day | undefined> {
  const choice = (label: Shown, day: Day) => ({
    label,
    day,
    description: l10n.t('until the end of {0}', dayLabel(day)),
  });
  const choices = [
    choice(l10n.t('30 days'), addDays(today, 30)),
    choice(l10n.t('90 days'), addDays(today, 90)),
    choice(l10n.t('Half a year'), addMonths(today, 6)),
    choice(l10n.t('A year'), latestEnd(today)),
    { label: l10n.t('Until a date…'), day: undefined },
  ];
  const picked = await window.showQuickPick(choices, { title, ignoreFocusOut: true });
  return picked === undefined ? undefined : (picked.day ?? askForDate(title, today));
}

async function askForDate(title: Shown, today: Day): Promise<Day | undefined> {
  const proposed = addMonths(today, 3);
  const text = await window.showInputBox({
    title,
    prompt: l10n.t('Enter the last day as year, month and day, such as {0}.', shown(proposed)),
    value: proposed,
    ignoreFocusOut: true,
    validateInput: (value) => problemWith(value.trim(), today),
  });
  return text?.trim();
}

function problemWith(day: string, today: Day): Shown | undefined {
  if (!isDay(day)) {
    return l10n.t('Enter a date such as {0}.', shown(today));
  }
  if (day < today) {
    return l10n.t('This day has passed.');
  }
  return day > latestEnd(today)
    ? l10n.t('A finding can be accepted for at most a year, until {0}.', dayLabel(latestEnd(today)))
    : undefined;
}
