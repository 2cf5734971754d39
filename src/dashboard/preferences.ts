import { effect, signal } from '@preact/signals';

/** Kept for the next visit; none of it is about money. */
const STORED = 'breadbox-preferences';

export type Theme = 'system' | 'light' | 'dark';

function readStored(): { theme: Theme; hidesAmounts: boolean } {
  try {
    const { theme, hidesAmounts } = JSON.parse(localStorage.getItem(STORED) ?? '{}');
    const isTheme = theme === 'light' || theme === 'dark';
    return { theme: isTheme ? theme : 'system', hidesAmounts: hidesAmounts === true };
  } catch {
    return { theme: 'system', hidesAmounts: false };
  }
}

const stored = readStored();
export const theme = signal<Theme>(stored.theme);
export const hidesAmounts = signal(stored.hidesAmounts);

export function startPreferences(): void {
  effect(() => {
    const root = document.documentElement;
    if (theme.value === 'system') root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme.value);
    root.toggleAttribute('data-blur', hidesAmounts.value);
    const preferences = { theme: theme.value, hidesAmounts: hidesAmounts.value };
    localStorage.setItem(STORED, JSON.stringify(preferences));
  });
}
