import { env } from 'vscode';
import { inert, type Shown } from '../base/shown';
import { MENUS } from '../fakturoid/menus';

/** A menu of Fakturoid in the language of VS Code, which Fakturoid may not be in. */
export function menu(name: keyof typeof MENUS): Shown {
  return inert(MENUS[name][env.language.startsWith('cs') ? 'cs' : 'en']);
}
