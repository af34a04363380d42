import {
  ADD_SIDE,
  ASK_REVIEW,
  MINE_PAGE,
  OPEN_OWN,
  OWN_CHOSEN,
  OWN_PAGE,
  SIDE_FORM,
} from '../../src/areas/boundaries/actions.ts'
import { addSide, type OwnReader, ownRecords, showOwn } from '../../src/areas/boundaries/mine.ts'
import { askedView, mineView, nothingOfMine, ownView, sideKept } from '../../src/areas/boundaries/mine-views.ts'
import { askForReview } from '../../src/areas/boundaries/review.ts'
import { WORDS_AT_MOST } from '../../src/areas/boundaries/rules.ts'
import { everyone } from '../../src/areas/circles/powers.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { textField } from '../../src/chat/form.ts'
import { rich, type View } from '../../src/chat/view.ts'
import { type Context, kit } from '../../src/context.ts'
import { t } from '../../src/locales/index.ts'

// open to everyone: a record is found by whom it is about, wherever she is and whether or not she is still in that circle
const herself = (c: Context): OwnReader => ({ community: c.community.id, person: c.actor.person, now: c.now })

const ownPage = async (c: Context, record: string, page = 0): Promise<View> =>
  ownView(await showOwn(c, herself(c), record), page, c.community)

async function minePage(c: Context, skip: number): Promise<View> {
  const found = await ownRecords(c, herself(c), skip)
  const [only, second] = found.records
  if (only === undefined) return nothingOfMine(c.community)
  if (skip === 0 && second === undefined) return ownPage(c, only.record)
  return mineView(found, skip, c.community)
}

const mine = kit.command(['boundary', 'mine'], {
  summary: 'boundaries.mine.summary',
  requires: everyone,
  options: {},
  opens: kit.privately((_, c) => minePage(c, 0)),
})

const older = kit.press(MINE_PAGE, { requires: everyone, opens: kit.replacing(({ skip }, c) => minePage(c, skip)) })

const chosen = kit.press(OWN_CHOSEN, {
  requires: everyone,
  opens: kit.privately(({ chosen }, c) => ownPage(c, chosen)),
})

const open = kit.press(OPEN_OWN, {
  requires: everyone,
  opens: kit.privately(({ record, page }, c) => ownPage(c, record, page)),
})

const turn = kit.press(OWN_PAGE, {
  requires: everyone,
  opens: kit.replacing(({ record, page }, c) => ownPage(c, record, page)),
})

const sideForm = kit.form(SIDE_FORM, {
  requires: everyone,
  fields: {
    words: textField({
      label: 'boundaries.mine.side',
      hint: 'boundaries.mine.side.hint',
      max: WORDS_AT_MOST,
      long: true,
    }),
  },
  answers: 'private',
  open: async () => ({
    title: t('boundaries.mine.side'),
    submit: t('boundaries.add.submit'),
    intro: rich(t('boundaries.mine.side.intro')),
  }),
  run: async ({ record }, { words }, c, madeFrom) => {
    await addSide(c, herself(c), record, { words, madeFrom })
    return sideKept(record, c.community)
  },
})

const side = kit.press(ADD_SIDE, { requires: everyone, opens: kit.opening(sideForm, (input) => input) })

const review = kit.press(ASK_REVIEW, {
  requires: everyone,
  opens: kit.privately(async ({ record }, c) => {
    const { turnTo } = await askForReview(c, herself(c), record)
    return askedView(turnTo, record, c.community)
  }),
})

export const definitions: AnyDefinition<Context>[] = [mine, older, chosen, open, turn, sideForm, side, review]
