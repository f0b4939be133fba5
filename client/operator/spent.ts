/** What a model has cost. */
export interface Spent {
  in: number;
  out: number;
  calls: number;
  /** Null where no price is set. */
  cost: number | null;
}

const whole = new Intl.NumberFormat('en');

/** "12,400 of 400,000 tokens in 9 calls, cost 0.03". */
export function spentWords({ in: read, out, calls, cost }: Spent, cap: number | null): string {
  const used = whole.format(read + out);
  const tokens = cap === null ? used : `${used} of ${whole.format(cap)}`;
  const price = cost === null ? '' : `, cost ${cost < 0.01 && cost > 0 ? 'under 0.01' : cost.toFixed(2)}`;
  return `${tokens} tokens in ${whole.format(calls)} ${calls === 1 ? 'call' : 'calls'}${price}`;
}
