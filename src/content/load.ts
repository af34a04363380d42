import { readdirSync } from 'node:fs'
import { ownPath } from '../root.ts'
import { type AgreementTemplate, agreementSchema } from './agreement-schema.ts'
import { ContentError } from './content-error.ts'
import { type HelpLines, helpLinesSchema } from './help-lines-schema.ts'
import { type Programme, programmeSchema } from './programme-schema.ts'
import { readYaml } from './read-yaml.ts'

const here = (name: string) => ownPath(`src/content/${name}`)

/** @throws ContentError naming file, line, column, what is wrong and the mend, for everything that is. */
export function loadProgramme(path: string): Programme {
  return readYaml(path, programmeSchema)
}

/** @throws ContentError as `loadProgramme`. */
export function loadAgreementTemplate(path: string): AgreementTemplate {
  return readYaml(path, agreementSchema)
}

/** @throws ContentError as `loadProgramme`. */
export function loadHelpLines(path: string): HelpLines {
  return readYaml(path, helpLinesSchema)
}

/** Every programme of a folder, by file name. @throws ContentError, also where two files have one id. */
export function loadProgrammes(folder: string): readonly Programme[] {
  const found = new Map<string, Programme>()
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.yaml')) continue
    const file = `${folder}/${name}`
    const programme = loadProgramme(file)
    if (found.has(programme.id)) {
      const what = `Another file here has the id ‘${programme.id}’ too`
      throw new ContentError([{ file, line: 1, column: 1, what, mend: 'Give each programme an id of its own' }])
    }
    found.set(programme.id, programme)
  }
  return [...found.values()]
}

let bundledProgrammes: readonly Programme[] | undefined
let bundledTemplate: AgreementTemplate | undefined
let bundledHelpLines: HelpLines | undefined

/** The bundled programmes; read once. @throws ContentError */
export function programmes(): readonly Programme[] {
  bundledProgrammes ??= loadProgrammes(here('programmes'))
  return bundledProgrammes
}

/** Undefined where there is none with this id. */
export function programmeCalled(id: string): Programme | undefined {
  return programmes().find((each) => each.id === id)
}

/** What a circle starts its agreement from; read once. @throws ContentError */
export function agreementTemplate(): AgreementTemplate {
  bundledTemplate ??= loadAgreementTemplate(here('agreements/default.yaml'))
  return bundledTemplate
}

/** The help lines of all regions; read once, then held in memory, so that they are there when the disk is not. @throws ContentError */
export function helpLines(): HelpLines {
  bundledHelpLines ??= loadHelpLines(here('help-lines.yaml'))
  return bundledHelpLines
}
