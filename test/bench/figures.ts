export type Unit = 'ms' | 'bytes' | 'MB' | 'requests';

/** Something measured, several times. */
export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  /** Never empty. */
  readonly samples: readonly number[];
  /** What physics, or VS Code, takes at least, measured in the same run. */
  readonly floor?: { readonly what: string; readonly samples: readonly number[] };
  /** The most that the median may be. */
  readonly budget?: number;
  /** The most that the median may be as a multiple of the floor's. */
  readonly ratioBudget?: number;
}

/** How several samples of one thing spread. */
interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

function spreadOf(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (index: number): number => {
    const sample = sorted[index];
    if (sample === undefined) {
      throw new Error('A figure without a sample.');
    }
    return sample;
  };
  const half = sorted.length / 2;
  return {
    median: (at(Math.ceil(half) - 1) + at(Math.floor(half))) / 2,
    min: at(0),
    max: at(sorted.length - 1),
  };
}

/** A figure as it is shown and stored. */
export interface Result extends Omit<Figure, 'samples' | 'floor'>, Spread {
  readonly samples: readonly number[];
  readonly floor?: Spread & { readonly what: string };
  /** The median as a multiple of the floor's. */
  readonly ratio?: number;
  /** Undefined where there is no budget. */
  readonly isWithinBudget?: boolean;
}

export function resultOf({ floor, ...figure }: Figure): Result {
  const spread = spreadOf(figure.samples);
  const floorSpread = floor && { what: floor.what, ...spreadOf(floor.samples) };
  const ratio = floorSpread && floorSpread.median > 0 ? spread.median / floorSpread.median : undefined;
  const kept = [
    ...(figure.budget === undefined ? [] : [spread.median <= figure.budget]),
    ...(figure.ratioBudget === undefined || ratio === undefined ? [] : [ratio <= figure.ratioBudget]),
  ];
  return {
    ...figure,
    ...spread,
    ...(floorSpread && { floor: floorSpread }),
    ...(ratio !== undefined && { ratio }),
    ...(kept.length > 0 && { isWithinBudget: kept.every(Boolean) }),
  };
}
