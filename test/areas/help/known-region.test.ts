import { describe, expect, it } from 'vitest'
import { definitions as agreement } from '../../../commands/agreement/index.ts'
import { circleSuggest } from '../../../commands/circle/shared.ts'
import { definitions as care } from '../../../commands/gethelp/index.ts'
import { databases, freshDatabase } from '../../support/database.ts'
import { textOf } from '../../support/read-view.ts'
import { aTalk, CAST } from '../../support/talk.ts'

describe.each(databases)('/gethelp when the database goes away, on %s', (kind) => {
  it('still shows the community’s own lines, to anybody and without a note', async () => {
    const fresh = await freshDatabase(kind)
    const talk = await aTalk(fresh.db, [...agreement, ...care, circleSuggest])
    const typed = async () => textOf((await talk.says(CAST.outsider, 'gethelp')).views[0])
    expect(await typed()).toContain('Choose a place')

    await talk.says('anna', 'agreement show')
    const { length } = talk.log
    await fresh.close()
    const failing = await talk.says('anna', 'agreement show')
    expect(textOf(failing.views[0])).toContain('Something went wrong on our side')
    talk.log.splice(length)

    expect(await typed()).toContain('116 123')
    expect(talk.log).toHaveLength(length)
  })
})
