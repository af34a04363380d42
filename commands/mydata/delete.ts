import { everyone } from '../../src/areas/circles/powers.ts'
import { DELETE, DELETE_PAGE } from '../../src/areas/personal-data/actions.ts'
import { deleted, deletedBefore, deletePage } from '../../src/areas/personal-data/delete-views.ts'
import { eraseOwned, wouldGo } from '../../src/areas/personal-data/erase.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { type Context, kit } from '../../src/context.ts'
import { newId } from '../../src/data/ids.ts'
import { me, place } from './shared.ts'

const goingPage = async (c: Context) => deletePage(newId(), await wouldGo(c, me(c)), c.community.region)

const deletes = kit.command(['mydata', 'delete'], {
  summary: 'personal-data.delete.summary',
  requires: everyone,
  options: {},
  opens: kit.privately((_, c) => goingPage(c)),
})

const deletesPage = kit.press(DELETE_PAGE, { requires: everyone, opens: kit.privately((_, c) => goingPage(c)) })

const deleteNow = kit.press(DELETE, {
  requires: everyone,
  opens: kit.replacing(async ({ made }, c) => {
    const done = await eraseOwned(c, me(c), made)
    return 'gone' in done ? deleted(done.gone, c.community.region) : deletedBefore(done.already, place(c))
  }),
})

export const definitions: AnyDefinition<Context>[] = [deletes, deletesPage, deleteNow]
