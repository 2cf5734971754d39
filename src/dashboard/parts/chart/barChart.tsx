import { useRef } from 'preact/hooks';
import type { Decimal } from '../../money.ts';
import { Grid } from './grid.tsx';
import { niceTicks, scaleTo } from './scale.ts';
import { useSize } from './useSize.ts';

export interface BarGroup {
  key: string;
  label: string;
  /** What a screen reader says. */
  description: string;
  income: Decimal;
  spending: Decimal;
  href: string;
}

const HEIGHT = 232;
const TOP = 10;
const BOTTOM = HEIGHT - 26;
const LEFT = 46;
const MAX_BAR = 16;
const MIN_LABEL = 34;

/** Income and spending side by side for each month. A month is a link to its transactions. */
export function BarChart({
  groups,
  currency,
  active,
  onActive,
}: {
  groups: BarGroup[];
  currency: string | null;
  active: string | null;
  onActive: (key: string | null) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const { width } = useSize(frame);
  const values = groups.flatMap(({ income, spending }) => [Number(income), Number(spending)]);
  const ticks = niceTicks(Math.min(...values), Math.max(...values));
  const y = scaleTo(ticks, TOP, BOTTOM);
  const slot = (width - LEFT) / Math.max(1, groups.length);
  const bar = Math.min(MAX_BAR, slot * 0.32);
  const every = Math.ceil(MIN_LABEL / Math.max(1, slot));
  return (
    <div ref={frame} class="chart" style={{ height: `${HEIGHT}px` }}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} onPointerLeave={() => onActive(null)}>
          <title>Income and spending by month</title>
          <Grid ticks={ticks} y={y} left={LEFT} right={width} currency={currency} />
          {groups.map(({ key, label, description, income, spending, href }, position) => {
            const center = LEFT + slot * (position + 0.5);
            const isLabelled = (groups.length - 1 - position) % every === 0;
            return (
              <a
                key={key}
                href={href}
                aria-label={description}
                class={key === active ? 'chart-slot active' : 'chart-slot'}
                onPointerEnter={() => onActive(key)}
                onFocus={() => onActive(key)}
                onBlur={() => onActive(null)}
              >
                <rect
                  class="chart-hit"
                  x={center - slot / 2}
                  y={TOP - 6}
                  width={slot}
                  height={HEIGHT - TOP + 4}
                  rx="8"
                />
                <path class="chart-in" d={column(center - bar - 1, bar, y(0), y(Number(income)))} />
                <path class="chart-out" d={column(center + 1, bar, y(0), y(Number(spending)))} />
                {isLabelled && (
                  <text class="chart-label" x={center} y={HEIGHT - 7} text-anchor="middle">
                    {label}
                  </text>
                )}
              </a>
            );
          })}
        </svg>
      )}
    </div>
  );
}

/** A column from the zero line, with a rounded end. */
function column(x: number, width: number, zero: number, end: number): string {
  const height = Math.abs(zero - end);
  if (height < 0.5) return '';
  const radius = Math.min(3.5, width / 2, height);
  const towards = end < zero ? 1 : -1;
  return `M${x} ${zero}V${end + radius * towards}q0 ${-radius * towards} ${radius} ${-radius * towards}h${
    width - 2 * radius
  }q${radius} 0 ${radius} ${radius * towards}V${zero}z`;
}
