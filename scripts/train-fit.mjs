// The fitting itself: rows of named features in, weights out. Nothing is drawn by chance.

/** Gives features their numbers as they are read, so that no row has to be kept by its names. */
export function numbering() {
  const at = new Map();
  const counts = [];
  return {
    /** `features`: pairs of name and value, each name once. */
    row(features) {
      const pairs = [...features];
      const i = Int32Array.from(pairs, ([name]) => {
        const known = at.get(name) ?? at.size;
        if (known === at.size) at.set(name, known);
        counts[known] = (counts[known] ?? 0) + 1;
        return known;
      });
      return { i, v: Float64Array.from(pairs, ([, v]) => v) };
    },
    /** The names that at least `least` rows have, and what makes a row one of these names alone. */
    settled(least) {
      const names = [...at.keys()].filter((_, k) => counts[k] >= least);
      const kept = new Int32Array(at.size).fill(-1);
      names.forEach((name, k) => {
        kept[at.get(name)] = k;
      });
      const narrowed = ({ i, v }) => {
        const own = [...i.keys()].filter((k) => kept[i[k]] >= 0);
        return { i: Int32Array.from(own, (k) => kept[i[k]]), v: Float64Array.from(own, (k) => v[k]) };
      };
      return { names, narrowed };
    },
  };
}

/** The same for few rows, which may be kept by their names. */
export function indexed(rowsOf, least) {
  const numbers = numbering();
  const rows = rowsOf.map(({ features }) => numbers.row(features));
  const { names, narrowed } = numbers.settled(least);
  return { names, x: rows.map(narrowed) };
}

export const dot = (row, w, offset = 0) => {
  let sum = 0;
  for (let k = 0; k < row.i.length; k += 1) sum += w[offset + row.i[k]] * row.v[k];
  return sum;
};
const spread = (row, by, g, offset = 0) => {
  for (let k = 0; k < row.i.length; k += 1) g[offset + row.i[k]] += by * row.v[k];
};
const product = (a, b) => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i] * b[i];
  return sum;
};

/** Limited-memory BFGS with a halving line search (Nocedal and Wright, Numerical Optimization, algorithm 7.5). */
function minimise(size, lossOf, rounds, memory = 8) {
  let w = new Float64Array(size);
  let g = new Float64Array(size);
  let loss = lossOf(w, g);
  const past = [];
  for (let round = 0; round < rounds; round += 1) {
    const d = Float64Array.from(g, (v) => -v);
    const alphas = past.map(() => 0);
    for (let j = past.length - 1; j >= 0; j -= 1) {
      const { s, y, rho } = past[j];
      alphas[j] = rho * product(s, d);
      for (let i = 0; i < size; i += 1) d[i] -= alphas[j] * y[i];
    }
    const last = past.at(-1);
    const scale = last ? 1 / (last.rho * product(last.y, last.y)) : 1 / Math.max(1, Math.sqrt(product(g, g)));
    for (let i = 0; i < size; i += 1) d[i] *= scale;
    past.forEach(({ s, y, rho }, j) => {
      const beta = rho * product(y, d);
      for (let i = 0; i < size; i += 1) d[i] += s[i] * (alphas[j] - beta);
    });
    const slope = product(g, d);
    let step = 1;
    let next = null;
    for (let tries = 0; tries < 25 && !next; tries += 1, step /= 2) {
      const at = new Float64Array(size);
      for (let i = 0; i < size; i += 1) at[i] = w[i] + step * d[i];
      const gradient = new Float64Array(size);
      const value = lossOf(at, gradient);
      if (value <= loss + 1e-4 * step * slope) next = { at, gradient, value };
    }
    if (!next || loss - next.value < 1e-6 * Math.abs(loss)) break;
    const s = new Float64Array(size);
    const y = new Float64Array(size);
    for (let i = 0; i < size; i += 1) {
      s[i] = next.at[i] - w[i];
      y[i] = next.gradient[i] - g[i];
    }
    const sy = product(s, y);
    if (sy > 1e-10) past.push({ s, y, rho: 1 / sy });
    if (past.length > memory) past.shift();
    w = next.at;
    g = next.gradient;
    loss = next.value;
  }
  return w;
}

const shrink = (w, penalties, g, columns = 1) => {
  let loss = 0;
  const n = penalties.length;
  for (let c = 0; c < columns; c += 1)
    for (let i = 0; i < n; i += 1) {
      loss += 0.5 * penalties[i] * w[c * n + i] ** 2;
      g[c * n + i] += penalties[i] * w[c * n + i];
    }
  return loss;
};

/**
 * Which sentence of a stretch is the weak one, or none: a softmax over its sentences and "nothing", whose score is 0.
 * `stretches`: {rows: indices into x, weak: those of them that are weak, weight}.
 */
export function fitStretches(x, names, stretches, penalty, rounds = 100) {
  const n = names.length;
  const penalties = Float64Array.from(names, penalty);
  const w = minimise(
    n + 1,
    (at, g) => {
      let loss = shrink(at, penalties, g);
      for (const { rows, weak, weight } of stretches) {
        const z = rows.map((r) => dot(x[r], at) + at[n]);
        const top = Math.max(0, ...z);
        const e = z.map((v) => Math.exp(v - top));
        const total = Math.exp(-top) + e.reduce((a, b) => a + b, 0);
        loss += weight * (top + Math.log(total));
        rows.forEach((r, k) => {
          const target = weak.includes(r) ? 1 / weak.length : 0;
          loss -= weight * target * z[k];
          const error = weight * (e[k] / total - target);
          spread(x[r], error, g);
          g[n] += error;
        });
      }
      return loss;
    },
    rounds,
  );
  return { w: w.subarray(0, n), bias: w[n] };
}

/** Penalised multinomial regression: `target` is the class of each row. */
export function fitClasses(x, names, target, classes, penalty, weight, rounds = 80) {
  const n = names.length;
  const penalties = Float64Array.from(names, penalty);
  const w = minimise(
    classes * n + classes,
    (at, g) => {
      let loss = shrink(at, penalties, g, classes);
      x.forEach((row, s) => {
        const z = Array.from({ length: classes }, (_, c) => dot(row, at, c * n) + at[classes * n + c]);
        const top = Math.max(...z);
        const e = z.map((v) => Math.exp(v - top));
        const total = e.reduce((a, b) => a + b, 0);
        loss += weight[s] * (top + Math.log(total) - z[target[s]]);
        for (let c = 0; c < classes; c += 1) {
          const error = weight[s] * (e[c] / total - (target[s] === c ? 1 : 0));
          spread(row, error, g, c * n);
          g[classes * n + c] += error;
        }
      });
      return loss;
    },
    rounds,
  );
  return {
    w: Array.from({ length: classes }, (_, c) => w.subarray(c * n, (c + 1) * n)),
    bias: [...w.subarray(classes * n)],
  };
}
