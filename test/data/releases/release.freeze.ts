import { expect, it } from 'vitest'
import packed from '../../../package.json' with { type: 'json' }
import { databases, freshDatabase } from '../../support/database.ts'
import { scriptedLife } from '../../support/scripted-life.ts'
import { freeze } from '../support/frozen.ts'

it.each(databases)(
  'freezes a database of this version on %s',
  async (kind) => {
    const fresh = await freshDatabase(kind)
    const circle = await scriptedLife(fresh, 'before the end')
    const { files } = await circle.keep()
    const key = files.find(([name]) => name === 'secret.key')
    if (key === undefined) throw new Error('there is no key')
    await freeze(packed.version, kind, fresh.url, key[1])
    await fresh.close()
    expect(packed.version).toMatch(/^\d+\.\d+\.\d+$/)
  },
  120_000,
)
