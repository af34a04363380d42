// The indexes alone: `npm run build` writes them as well.
import { writeIndexes } from './indexes.mjs'

await writeIndexes()
