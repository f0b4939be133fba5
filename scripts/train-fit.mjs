// The fitting itself: rows of named features in, a column of weights per class out.

const ROUNDS = 300;

export function indexed(rowsOf, least) {
  const counts = new Map();
  for (const { features } of rowsOf) for (const [name] of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([, n]) => n >= least).map(([name]) => name);
  const at = new Map(names.map((name, i) => [name, i]));
  const x = rowsOf.map(({ features }) => features.flatMap(([name, v]) => (at.has(name) ? [[at.get(name), v]] : [])));
  return { names, x };
}

/** Penalised logistic regression by full-batch AdaGrad; `classes` columns, softmax where more than one. */
export function regress(x, names, target, classes, penalty, weight, rounds = ROUNDS) {
  const w = Array.from({ length: classes }, () => new Float64Array(names.length));
  const h = Array.from({ length: classes }, () => new Float64Array(names.length));
  const bias = new Float64Array(classes).fill(classes === 1 ? -2 : 0);
  const hb = new Float64Array(classes);
  const rate = 0.3;
  for (let round = 0; round < rounds; round += 1) {
    const g = Array.from({ length: classes }, () => new Float64Array(names.length));
    const gb = new Float64Array(classes);
    x.forEach((row, s) => {
      const z = w.map((column, c) => row.reduce((sum, [i, v]) => sum + column[i] * v, bias[c]));
      const top = Math.max(...z);
      const e = z.map((value) => Math.exp(value - top));
      const total = e.reduce((a, b) => a + b, 0);
      for (let c = 0; c < classes; c += 1) {
        const p = classes === 1 ? 1 / (1 + Math.exp(-z[0])) : e[c] / total;
        const error = (p - (classes === 1 ? target[s] : target[s] === c ? 1 : 0)) * weight[s];
        gb[c] += error;
        for (const [i, v] of row) g[c][i] += error * v;
      }
    });
    for (let c = 0; c < classes; c += 1) {
      names.forEach((name, i) => {
        const d = g[c][i] + penalty(name) * w[c][i];
        h[c][i] += d * d;
        w[c][i] -= (rate * d) / (Math.sqrt(h[c][i]) + 1e-9);
      });
      hb[c] += gb[c] * gb[c];
      bias[c] -= (rate * gb[c]) / (Math.sqrt(hb[c]) + 1e-9);
    }
  }
  return { w, bias };
}
