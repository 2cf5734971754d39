/** A strict reader of Prometheus' text format, version 0.0.4, written from its description and not from a library. */

export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

export interface MetricFamily {
  type: string;
  samples: Sample[];
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/;
const VALUE = /^(?:[+-]?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|NaN|[+-]Inf)$/;
const TYPES = ['counter', 'gauge', 'histogram', 'summary', 'untyped'];

/** @throws Error for everything that the format does not allow, with the line. */
export function readPrometheusText(text: string): Map<string, MetricFamily> {
  if (!text.endsWith('\n')) throw new Error('The last line does not end.');
  const families = new Map<string, MetricFamily>();
  const helped = new Set<string>();
  const seen = new Set<string>();
  let current = '';
  for (const line of text.slice(0, -1).split('\n')) {
    const fail = (what: string): never => {
      throw new Error(`${what}: ${line}`);
    };
    if (line === '') continue;
    if (line.startsWith('#')) {
      const [, keyword = '', name = '', rest = ''] =
        /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? fail('A comment');
      if (!NAME.test(name)) fail('Not a name');
      if (keyword === 'HELP') {
        if (helped.has(name)) fail('A second HELP');
        helped.add(name);
        continue;
      }
      if (families.has(name)) fail('A second TYPE');
      if (!TYPES.includes(rest)) fail('An unknown type');
      families.set(name, { type: rest, samples: [] });
      current = name;
      continue;
    }
    const [, name = '', labelText = '', valueText = ''] = SAMPLE.exec(line) ?? fail('Not a sample');
    if (!VALUE.test(valueText)) fail('Not a value');
    const family = families.get(current) ?? fail('A sample before its TYPE');
    const suffixes = family.type === 'histogram' ? ['_bucket', '_sum', '_count'] : ['', '_sum', '_count'];
    if (!suffixes.some((suffix) => name === current + suffix)) fail('A sample of another metric');
    const labels = readLabels(labelText, fail);
    const series = `${name} ${JSON.stringify(Object.entries(labels).sort())}`;
    if (seen.has(series)) fail('A second sample of one series');
    seen.add(series);
    family.samples.push({ name, labels, value: toNumber(valueText) });
  }
  for (const [name, family] of families) {
    if (family.type === 'histogram') checkHistogram(name, family);
    if (family.type === 'counter' && family.samples.some(({ value }) => !(value >= 0)))
      throw new Error(`A counter below zero: ${name}`);
  }
  return families;
}

function readLabels(text: string, fail: (what: string) => never): Record<string, string> {
  const labels: Record<string, string> = {};
  let rest = text;
  while (rest !== '') {
    const [whole, name = '', value = ''] = LABEL.exec(rest) ?? fail('Not a label');
    if (name in labels) fail('A label twice');
    labels[name] = value.replace(/\\(.)/g, (_, char) => (char === 'n' ? '\n' : char));
    rest = rest.slice(whole.length);
  }
  return labels;
}

const toNumber = (text: string): number => Number(text.replace('Inf', 'Infinity'));

/** The buckets of each series never fall, and the last one has everything. */
function checkHistogram(name: string, { samples }: MetricFamily): void {
  const series = new Map<string, { buckets: [number, number][]; count: number | null }>();
  for (const { name: sample, labels, value } of samples) {
    const { le, ...rest } = labels;
    const key = JSON.stringify(Object.entries(rest).sort());
    const one = series.get(key) ?? { buckets: [], count: null };
    series.set(key, one);
    if (sample === `${name}_bucket`) one.buckets.push([toNumber((le ?? '').replace(/^Inf/, '+Inf')), value]);
    if (sample === `${name}_count`) one.count = value;
  }
  for (const { buckets, count } of series.values()) {
    const sorted = [...buckets].sort(([a], [b]) => a - b);
    const rises = sorted.every(([, value], position) => value >= (sorted[position - 1]?.[1] ?? 0));
    const [bound, last] = sorted.at(-1) ?? [];
    if (!rises || bound !== Number.POSITIVE_INFINITY || last !== count)
      throw new Error(`A histogram that does not add up: ${name}`);
  }
}
