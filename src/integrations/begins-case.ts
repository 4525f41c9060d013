import type { DeliveryKind } from '#reports/deliveries/delivery.ts'

/** Whether a delivery is the first of a case at its receiver; what follows belongs to one that has begun. */
export const beginsCase = (kind: DeliveryKind): kind is 'report' | 'hand_over' =>
  kind === 'report' || kind === 'hand_over'
