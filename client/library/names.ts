import type { Scenario } from '../../protocol/scenario.ts';

export const qualityName: Record<Scenario['sample']['quality'], string> = {
  strong: 'Strong',
  mixed: 'Mixed',
  weak: 'Weak',
};
