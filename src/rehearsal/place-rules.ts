/**
 * The zone of a rehearsal: the machine's own, so that 19:00 is seven in the evening to whoever sits at it. A machine that says UTC says
 * nothing of where its people are (servers and containers do): then it is London's, as setup itself proposes.
 */
export function zoneFor(machine: string): string {
  return /^(Etc\/.*|UTC|UCT|GMT|Zulu|Universal|Greenwich)$/i.test(machine) || machine === '' ? 'Europe/London' : machine
}

type Region = 'uk' | 'us' | 'ca' | 'au' | 'nz' | 'ie' | 'eu' | 'elsewhere'

/** Zones by their place, the first that fits. Of America only those that are told apart with certainty. */
const PLACES: readonly (readonly [zones: RegExp, region: Region])[] = [
  [/^Europe\/(London|Belfast|Jersey|Guernsey|Isle_of_Man)$/, 'uk'],
  [/^Europe\/Dublin$/, 'ie'],
  [
    /^Europe\/(Amsterdam|Athens|Berlin|Bratislava|Brussels|Bucharest|Budapest|Copenhagen|Helsinki|Lisbon|Ljubljana|Luxembourg|Madrid|Malta|Paris|Prague|Riga|Rome|Sofia|Stockholm|Tallinn|Vienna|Vilnius|Warsaw|Zagreb)$/,
    'eu',
  ],
  [/^Australia\//, 'au'],
  [/^Pacific\/(Auckland|Chatham)$/, 'nz'],
  [
    /^America\/(Toronto|Montreal|Vancouver|Edmonton|Calgary|Winnipeg|Halifax|Regina|Moncton|St_Johns|Iqaluit|Whitehorse|Yellowknife)$/,
    'ca',
  ],
  [
    /^America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Boise|Anchorage|Indiana\/.*|Kentucky\/.*|North_Dakota\/.*)$|^Pacific\/Honolulu$/,
    'us',
  ],
]

/**
 * Whose help lines the sample community shows: 'Get help now' is the one thing in a rehearsal that is real, so it must not show the
 * numbers of another country. 'elsewhere' shows every region's.
 */
export function regionOf(zone: string): Region {
  return PLACES.find(([zones]) => zones.test(zone))?.[1] ?? 'elsewhere'
}
