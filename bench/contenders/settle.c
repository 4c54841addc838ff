/*
 * The baseline: F iterated in C, by vectors of doubles, compiled for one network shape and this machine.
 *
 *     cc -O3 -march=native -DN=2 -DL=6 -DACTIVATION=1 [-DMVEC] settle.c -lm [-lmvec]
 *
 * Points lie coordinate by coordinate in a block. A point that has finished gives its place to the next one; once there
 * is none left, to the last of the block. What ends an orbit is what ends it in src/sampling/kernels/kernel.ts, and it is looked at
 * as often, but recurrence is not looked for. Commands and answers, line by line, are those of every contender (contender.ts).
 */

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if defined __AVX2__
#include <immintrin.h>
#define LANES 4
#else
#define LANES 2
#endif

typedef double vec __attribute__((vector_size(8 * LANES)));
typedef int64_t mask __attribute__((vector_size(8 * LANES)));

#define BLOCK (N >= 32 ? 64 : 256)
/* Vectors that are worked on at the same time, so that one does not wait for another. */
#define TOGETHER (N <= 2 ? 4 : 2)
#define STRIDE (TOGETHER * LANES)
#define TILE 4
/* Steps between two looks, as stepsPerLook has it. */
#define LOOK (N <= 3 && ACTIVATION < 2 ? 4 : 1)
#define GROWING_LOOKS (16 / LOOK)
enum { ESCAPED = -1, LEFT_FLOAT_RANGE = -2, BUDGET_SPENT = -4, NOWHERE = -100 };

static int budget, targets, points;
static double escape_radius, slope;
static double weights[L][N][N], bias[L][N];
#if N > 4
/* The rows of a tile together, column by column. */
static double packed[L][N][N];
#endif
static double *centres, *radii, *starts;

static double x[2][N][BLOCK] __attribute__((aligned(64)));
/* Where points were at the steps between the last look and this one. */
static double trail[LOOK][N][BLOCK] __attribute__((aligned(64)));
static double norms[BLOCK] __attribute__((aligned(64)));
/* Looks in a row at which it had grown outside of the escape radius. */
static double growing[BLOCK] __attribute__((aligned(64)));
static int id[BLOCK], birth[BLOCK];

static inline vec splat(double a) { return a - (vec){0}; }
static inline vec magnitude(vec a) { return (vec)((mask)a & INT64_MAX); }
#if defined __AVX2__
static inline vec larger(vec a, vec b) { return _mm256_max_pd(a, b); }
static inline vec smaller(vec a, vec b) { return _mm256_min_pd(a, b); }
static inline int lanes(mask m) { return _mm256_movemask_pd((vec)m); }
#else
static inline vec choose(mask m, vec a, vec b) { return (vec)((m & (mask)a) | (~m & (mask)b)); }
static inline vec larger(vec a, vec b) { return choose(a > b, a, b); }
static inline vec smaller(vec a, vec b) { return choose(a < b, a, b); }
static inline int lanes(mask m) { return (m[0] & 1) | (m[1] & 2); }
#endif

#if ACTIVATION >= 2
#if defined MVEC && LANES == 4
vec _ZGVdN4v_tanh(vec);
vec _ZGVdN4v_exp(vec);
#define TANH _ZGVdN4v_tanh
#define EXP _ZGVdN4v_exp
#else
static inline vec TANH(vec a) { for (int k = 0; k < LANES; k++) a[k] = tanh(a[k]); return a; }
static inline vec EXP(vec a) { for (int k = 0; k < LANES; k++) a[k] = exp(a[k]); return a; }
#endif
#endif

static inline vec activate(vec y) {
#if ACTIVATION == 0
  return larger(slope * y, y);
#elif ACTIVATION == 1
  return smaller(splat(1), larger(splat(-1), y));
#elif ACTIVATION == 2
  return TANH(y);
#else
  return 1 / (1 + EXP(-y));
#endif
}

/* F on the columns from p on: from x[0] to x[0], for narrow networks in registers. */
#if N <= 4
static inline void apply(int p) {
  vec in[N][TOGETHER], out[N][TOGETHER];
  for (int i = 0; i < N; i++)
    for (int u = 0; u < TOGETHER; u++) in[i][u] = *(vec *)&x[0][i][p + u * LANES];
#pragma GCC unroll 16
  for (int l = 0; l < L; l++) {
    for (int i = 0; i < N; i++)
      for (int u = 0; u < TOGETHER; u++) {
        vec sum = splat(bias[l][i]);
        for (int j = 0; j < N; j++) sum += weights[l][i][j] * in[j][u];
        out[i][u] = l + 1 < L ? activate(sum) : sum;
      }
    memcpy(in, out, sizeof in);
  }
  for (int i = 0; i < N; i++)
    for (int u = 0; u < TOGETHER; u++) *(vec *)&x[0][i][p + u * LANES] = in[i][u];
}
#else
static inline void apply(int p) {
  for (int l = 0; l < L; l++) {
    double (*in)[BLOCK] = x[l % 2], (*out)[BLOCK] = x[1 - l % 2];
    for (int i = 0; i < N; i += TILE) {
      vec sum[TILE][TOGETHER];
      const double *w = &packed[l][0][0] + i * N;
      for (int r = 0; r < TILE; r++)
        for (int u = 0; u < TOGETHER; u++) sum[r][u] = splat(bias[l][i + r]);
      for (int j = 0; j < N; j++)
        for (int r = 0; r < TILE; r++)
          for (int u = 0; u < TOGETHER; u++) sum[r][u] += w[j * TILE + r] * *(vec *)&in[j][p + u * LANES];
      for (int r = 0; r < TILE; r++)
        for (int u = 0; u < TOGETHER; u++)
          *(vec *)&out[i + r][p + u * LANES] = l + 1 < L ? activate(sum[r][u]) : sum[r][u];
    }
  }
  if (L % 2)
    for (int i = 0; i < N; i++)
      for (int u = 0; u < TOGETHER; u++) *(vec *)&x[0][i][p + u * LANES] = *(vec *)&x[1][i][p + u * LANES];
}
#endif

/* F^LOOK, with what is passed on the way kept. */
static inline void follow(int p) {
  for (int s = 0; s < LOOK; s++) {
    apply(p);
    if (s + 1 < LOOK)
      for (int i = 0; i < N; i++)
        for (int u = 0; u < TOGETHER; u++) *(vec *)&trail[s][i][p + u * LANES] = *(vec *)&x[0][i][p + u * LANES];
  }
}

static int landing(double at[N][BLOCK], int p) {
  for (int k = 0; k < targets; k++) {
    double square = 0;
    for (int i = 0; i < N; i++) {
      double d = at[i][p] - centres[k * N + i];
      square += d * d;
    }
    if (square <= radii[k] * radii[k]) return k;
  }
  return NOWHERE;
}

/* Puts the next point that does not land at once into place p; 0 if there is none. */
static int fill(int p, int t, int *next, int count, int32_t *labels, int32_t *steps) {
  for (; *next < count; (*next)++) {
    double norm = 0;
    for (int i = 0; i < N; i++) {
      x[0][i][p] = starts[(size_t)*next * N + i];
      norm = fmax(norm, fabs(x[0][i][p]));
    }
    int target = landing(x[0], p);
    if (target != NOWHERE) {
      labels[*next] = target;
      steps[*next] = 0;
      continue;
    }
    id[p] = (*next)++;
    birth[p] = t;
    norms[p] = norm;
    growing[p] = 0;
    return 1;
  }
  return 0;
}

static void settle(int count, int32_t *labels, int32_t *steps) {
  int next = 0, active = 0, t = 0, oldest = 0;
  unsigned char flagged[BLOCK / STRIDE][TOGETHER];
  while (active < BLOCK && fill(active, 0, &next, count, labels, steps)) active++;
  while (active > 0) {
    t += LOOK;
    int strips = (active + STRIDE - 1) / STRIDE, any = 0;
    for (int s = 0; s < strips; s++) {
      int p = s * STRIDE;
      follow(p);
      for (int u = 0; u < TOGETHER; u++) {
        int q = p + u * LANES;
        vec norm = splat(0);
        for (int i = 0; i < N; i++) norm = larger(magnitude(*(vec *)&x[0][i][q]), norm);
        vec *before = (vec *)&norms[q], *grown = (vec *)&growing[q];
        *grown = (vec)((norm > escape_radius) & (norm > *before) & (mask)(*grown + 1));
        *before = norm;
        mask stop = (*grown >= GROWING_LOOKS) | (norm > DBL_MAX);
        for (int k = 0; k < targets; k++) {
          vec square = splat(0);
          for (int i = 0; i < N; i++) {
            vec d = *(vec *)&x[0][i][q] - centres[k * N + i];
            square += d * d;
          }
          /* Written so that a NaN stops too. */
          stop |= ~(square > radii[k] * radii[k]);
        }
        int bits = lanes(stop);
        flagged[s][u] = bits;
        any |= bits;
      }
    }
    int spent = t - oldest >= budget;
    if (!any && !spent) continue;
    if (spent) oldest = t;
    for (int p = strips * STRIDE - 1; p >= 0; p--) {
      int bits = flagged[p / STRIDE][p % STRIDE / LANES];
      if (!bits && !spent) {
        p -= p % LANES;
        continue;
      }
      if (p >= active) continue;
      int label = NOWHERE, at = t;
      for (int s = 0; s + 1 < LOOK && label == NOWHERE && bits >> p % LANES & 1; s++) {
        label = landing(trail[s], p);
        at = label == NOWHERE ? t : t - LOOK + s + 1;
      }
      if (label == NOWHERE && bits >> p % LANES & 1) {
        int finite = 1;
        for (int i = 0; i < N; i++) finite &= isfinite(x[0][i][p]) != 0;
        label = !finite ? LEFT_FLOAT_RANGE : growing[p] == GROWING_LOOKS ? ESCAPED : landing(x[0], p);
      }
      if (label == NOWHERE && t - birth[p] == budget) label = BUDGET_SPENT;
      if (label == NOWHERE) {
        if (spent && birth[p] < oldest) oldest = birth[p];
        continue;
      }
      labels[id[p]] = label;
      steps[id[p]] = at - birth[p];
      if (fill(p, t, &next, count, labels, steps)) continue;
      active--;
      for (int i = 0; i < N; i++) x[0][i][p] = x[0][i][active];
      norms[p] = norms[active];
      id[p] = id[active];
      birth[p] = birth[active];
      growing[p] = growing[active];
    }
  }
}

static void *take(FILE *file, size_t doubles) {
  double *values = malloc(doubles * sizeof(double));
  if (!values || fread(values, sizeof(double), doubles, file) != doubles) exit(1);
  return values;
}

static void load(const char *path) {
  FILE *file = fopen(path, "rb");
  int32_t header[8];
  if (!file || fread(header, sizeof header, 1, file) != 1 || header[0] != N || header[1] != L) exit(1);
  targets = header[3];
  points = header[4];
  budget = header[5];
  double *limits = take(file, 2);
  escape_radius = limits[0];
  slope = limits[1];
  memcpy(weights, take(file, L * N * N), sizeof weights);
  memcpy(bias, take(file, L * N), sizeof bias);
  centres = take(file, targets * N);
  radii = take(file, targets);
  starts = take(file, (size_t)points * N);
  fclose(file);
#if N > 4
  for (int l = 0; l < L; l++)
    for (int i = 0; i < N; i++)
      for (int j = 0; j < N; j++) (&packed[l][0][0])[(i - i % TILE) * N + j * TILE + i % TILE] = weights[l][i][j];
#endif
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + 1e-9 * time.tv_nsec;
}

int main(void) {
  char line[4096], path[4096];
  int count, repeats;
  int32_t *labels = 0, *steps = 0;
  while (fgets(line, sizeof line, stdin)) {
    if (sscanf(line, "load %4095[^\n]", path) == 1) {
      load(path);
      labels = malloc(points * sizeof *labels);
      steps = malloc(points * sizeof *steps);
      puts("ready");
    } else if (sscanf(line, "run %d %d", &count, &repeats) == 2) {
      double start = now();
      for (int k = 0; k < repeats; k++) settle(count, labels, steps);
      double seconds = now() - start, evaluations = 0;
      for (int k = 0; k < count; k++) evaluations += steps[k];
      printf("%.9f %.0f\n", seconds, evaluations * repeats);
    } else if (sscanf(line, "save %d %4095[^\n]", &count, path) == 2) {
      settle(count, labels, steps);
      FILE *file = fopen(path, "wb");
      if (!file || fwrite(labels, sizeof *labels, count, file) != (size_t)count) exit(1);
      if (fwrite(steps, sizeof *steps, count, file) != (size_t)count || fclose(file)) exit(1);
      puts("saved");
    } else return 1;
    fflush(stdout);
  }
  return 0;
}
