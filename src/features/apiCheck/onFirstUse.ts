/** All that is evaluated when somebody first checks the API: one chunk of the build. */
export { runApiCheck } from './runApiCheck';
