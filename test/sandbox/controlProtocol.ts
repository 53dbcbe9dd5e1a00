/** Below this path the sandbox is steered. */
export const CONTROL_PATH = '/__sandbox';

/** Without this header, set to 1, nothing is answered there, so that no web page can steer the sandbox. */
export const CONTROL_HEADER = 'X-Sandbox-Control';
