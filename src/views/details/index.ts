/** The panels and what they are made of, in one file that is loaded when something is first shown. */
export { addressesOf, Pictures } from '../../directory/pictures';
export { DetailsPanels } from './panels';
