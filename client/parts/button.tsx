import type { ButtonHTMLAttributes, ReactNode } from 'react';
import css from './button.module.css';
import { Icon, type IconName } from './icons.tsx';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'main' | 'plain' | 'quiet';
  icon?: IconName;
  children?: ReactNode;
}

export function Button({ look = 'plain', icon, children, className, type = 'button', ...rest }: Props): ReactNode {
  return (
    <button
      {...rest}
      type={type}
      data-look={look}
      data-bare={children ? undefined : ''}
      className={join(css.button, className)}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

const join = (...names: (string | undefined)[]): string => names.filter(Boolean).join(' ');
