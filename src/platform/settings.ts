import { ConfigurationTarget, workspace } from 'vscode';
import type { Disposable } from '../base/event';

const SECTION = 'fakturoid';

/** What a person has set. Settings may contain anything: what is not understood counts as not set. */
export const settings = {
  /** The email or link of the person who answers for the requests. */
  contact(): string {
    return get('contact', isText) ?? '';
  },

  /** Sets it for all windows. @throws where VS Code cannot write its settings */
  async setContact(contact: string): Promise<void> {
    await workspace.getConfiguration(SECTION).update('contact', contact, ConfigurationTarget.Global);
  },

  /** How many access reviews are kept. An invalid value, such as null or -1, must not delete existing ones. */
  reviewsToKeep(): number {
    return countOf('review.keep');
  },

  /** After how many days without an access review the view says so; 0: never. */
  reviewReminderDays(): number {
    return countOf('review.remindAfterDays');
  },

  /** Whether open documents are scanned for credentials, slugs and calls. */
  isInCodeEnabled(): boolean {
    return get('inCode.enabled', isFlag) ?? true;
  },

  isStatusBarEnabled(): boolean {
    return get('statusBar.enabled', isFlag) ?? false;
  },

  /** Whether language models may use the tools. */
  areToolsEnabled(): boolean {
    return get('ai.enabled', isFlag) ?? false;
  },

  onDidChange(listener: () => void): Disposable {
    return workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) {
        listener();
      }
    });
  },
};

function get<T>(name: string, isValid: (value: unknown) => value is T): T | undefined {
  const value = workspace.getConfiguration(SECTION).get<unknown>(name);
  return isValid(value) ? value : undefined;
}

/** A setting that is a count; an invalid value counts as the default. */
function countOf(name: string): number {
  const preset = workspace.getConfiguration(SECTION).inspect<number>(name)?.defaultValue;
  return get(name, isCount) ?? preset ?? 0;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0;
