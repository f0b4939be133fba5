/** One line of the table: what was measured, beside its floor in the same run. */
export interface Measure {
  measure: string;
  value: string;
  floor: string;
  target: string;
  met: boolean;
  detail: Record<string, number>;
}

export function table(measures: readonly Measure[]): string {
  const rows = [
    ['measure', 'measured', 'floor', 'at most', ''],
    ...measures.map(({ measure, value, floor, target, met }) => [
      measure,
      value,
      floor || '-',
      target,
      met ? 'met' : 'MISSED',
    ]),
  ];
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
