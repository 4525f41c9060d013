import { sampleDelivery, samplePhotos } from '#letters/samples/sample-delivery.ts'

export const deliveryToSend = sampleDelivery
export const deliveredPhotos = samplePhotos
