import type { Result, Unit } from './figures';

const HEADINGS = ['', 'median', 'min', 'max', 'floor (min)', 'ratio', 'budget'] as const;

/** The figures of a part as lines of a table. */
export function tableOf(results: readonly Result[]): string {
  const rows = results.map(rowOf);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  const floors = results.flatMap(({ name, floor }) => (floor ? [`  floor of "${name}": ${floor.what}`] : []));
  return [line(HEADINGS), ...rows.map(line), ...(floors.length === 0 ? [] : ['', ...new Set(floors)])].join(
    '\n',
  );
}

function rowOf(result: Result): readonly string[] {
  const { name, unit, median, min, max, floor, ratio, isWithinBudget } = result;
  return [
    name,
    inUnit(median, unit),
    number(min, unit),
    number(max, unit),
    floor ? `${inUnit(floor.median, unit)} (${number(floor.min, unit)})` : '',
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    isWithinBudget === undefined ? '' : `${budgetOf(result)} ${isWithinBudget ? '✔' : '✘'}`,
  ];
}

function budgetOf({ budget, ratioBudget, unit }: Result): string {
  return [
    ...(budget === undefined ? [] : [inUnit(budget, unit)]),
    ...(ratioBudget === undefined ? [] : [`${ratioBudget} ×`]),
  ].join(', ');
}

function inUnit(value: number, unit: Unit): string {
  return unit === 'requests' ? number(value, unit) : `${number(value, unit)} ${unit}`;
}

function number(value: number, unit: Unit): string {
  if (unit === 'bytes' || unit === 'requests') {
    return value.toLocaleString('en-GB');
  }
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
