/** How rows look, in one file that is loaded with the first of them. */
export { toTreeItem } from './items';
export { tooltipOf } from './tooltips';
