/** What draws rows. In one chunk of the build, as the first row needs one and a person who points at it the other. */
export { toTreeItem } from './items';
export { tooltipOf } from './tooltips';
