import { fileURLToPath } from 'node:url'

/** For processes that tests start: so that no .env of a developer's is read. */
export const NO_ENV_FILE = { ROUNDEL_ENV_FILE: fileURLToPath(new URL('./empty.env', import.meta.url)) }
