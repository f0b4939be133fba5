import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';

const order = ['system', 'light', 'dark'] as const;
type Theme = (typeof order)[number];
const icon = { system: 'auto', light: 'sun', dark: 'moon' } as const;

export function ThemeToggle(): ReactNode {
  const [theme, set] = useState<Theme>(() => {
    const chosen = document.documentElement.dataset.theme;
    return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
  });
  const turn = (): void => {
    const next = order[(order.indexOf(theme) + 1) % order.length] ?? 'system';
    set(next);
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem('hotseat.theme', next);
    } catch {
      // Storage is off: it holds for this page.
    }
  };
  return (
    <Button look="quiet" icon={icon[theme]} onClick={turn} aria-label={`Theme: ${theme}`} title={`Theme: ${theme}`} />
  );
}
