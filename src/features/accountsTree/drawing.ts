/** What draws rows. */
export { toTreeItem } from './items';
export { tooltipOf } from './tooltips';
