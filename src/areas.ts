// The list of areas: a new one adds one line here. What it brings stands in its area.ts; which may use which in areas/order.json.

export { agreement } from './areas/agreement/area.ts'
export { boundaries } from './areas/boundaries/area.ts'
export { circles } from './areas/circles/area.ts'
export { communities } from './areas/communities/area.ts'
export { help } from './areas/help/area.ts'
export { incidents } from './areas/incidents/area.ts'
export { lifecycle } from './areas/lifecycle/area.ts'
export { membership } from './areas/membership/area.ts'
export { opening } from './areas/opening/area.ts'
export { personalData } from './areas/personal-data/area.ts'
export { rooms } from './areas/rooms/area.ts'
export { sessions } from './areas/sessions/area.ts'
